import { href, Link, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import type { Route } from "./+types/home";
import "./home.css";

export const meta: Route.MetaFunction = () => [
  { title: "Kith: the CRM you own" },
  {
    name: "description",
    content: "Keep every client and deal in a CRM you own: fast, with undo, and easy to export.",
  },
];

/** Introduces Kith to visitors; signed-in people go to Today. */
export function loader({ context }: Route.LoaderArgs) {
  if (context.get(pageContext).session) throw redirect(href("/today"));
  return null;
}

const promises = [
  {
    title: "Fast at any size",
    text: "A million contacts open as fast as ten. No spinners.",
  },
  {
    title: "Undo anything",
    text: "Every edit, delete and import can be undone, even after you close the tab.",
  },
  {
    title: "Import that just works",
    text: "Bring a CSV from your current CRM. Phone numbers and postcodes stay as they are.",
  },
  {
    title: "Your data stays yours",
    text: "Self-hosted, and exported in one click.",
  },
];

export default function Home() {
  return (
    <div className="home">
      <header className="home-bar">
        <span className="brand">Kith</span>
        <nav aria-label="Account">
          <Link className="button" to={href("/sign-in")}>
            Sign in
          </Link>
        </nav>
      </header>
      <main className="home-main">
        <h1 className="home-title">Keep every client and deal in a CRM you own.</h1>
        <p className="home-lead">
          Kith is a CRM for one person or a small team: contacts, deals and their full history, in
          one place you own.
        </p>
        <p className="home-actions">
          <Link className="button button-primary button-large" to={href("/sign-up")}>
            Create your account
          </Link>
        </p>
        <ul className="home-promises">
          {promises.map(({ title, text }) => (
            <li key={title}>
              <h2>{title}</h2>
              <p>{text}</p>
            </li>
          ))}
        </ul>
      </main>
    </div>
  );
}
