import { href, Link, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import type { Route } from "./+types/home";
import "./home.css";

export const meta: Route.MetaFunction = () => [
  { title: "Kith: the CRM you own" },
  {
    name: "description",
    content:
      "Contacts, tags and deals in one place that is yours: fast, undoable, and easy to leave.",
  },
];

/** Visitors read what Kith is; who is signed in goes straight to work. */
export function loader({ context }: Route.LoaderArgs) {
  if (context.get(pageContext).session) throw redirect(href("/dashboard"));
  return null;
}

const promises = [
  {
    title: "A blink, at any size",
    text: "Lists open as fast with a million contacts as with ten. Nothing spins.",
  },
  {
    title: "Undo anything",
    text: "Every edit, delete and import can be taken back, even after the tab is closed.",
  },
  {
    title: "Your file, read right",
    text: "Bring a CSV from the CRM you have. Phone numbers and postcodes stay as they are.",
  },
  {
    title: "Yours to take away",
    text: "One Worker, one database, one click to export. Nobody stands in between.",
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
        <h1 className="home-title">
          The people you do business with, in a workspace that is yours.
        </h1>
        <p className="home-lead">
          Kith is a CRM for one person or a small team: contacts, tags and every change to them, in
          one place that you own outright.
        </p>
        <p className="home-actions">
          <Link className="button button-primary button-large" to={href("/sign-up")}>
            Start your workspace
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
