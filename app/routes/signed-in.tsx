import { LogOut, Tag, Trash2, Users } from "lucide-react";
import { Form, href, NavLink, Outlet, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { signInPath } from "#app/refusals.ts";
import type { Route } from "./+types/signed-in.ts";

/** Pages of a book are for its owner: who is not signed in goes there first. */
export const middleware: Route.MiddlewareFunction[] = [
  ({ request, context }) => {
    if (!context.get(pageContext).session) throw redirect(signInPath(request));
  },
];

export function loader({ context }: Route.LoaderArgs) {
  const { session } = context.get(pageContext);
  return { name: session?.user.name ?? "" };
}

const places = [
  { to: href("/contacts"), label: "Contacts", icon: Users },
  { to: href("/tags"), label: "Tags", icon: Tag },
  { to: href("/trash"), label: "Trash", icon: Trash2 },
];

export default function SignedIn({ loaderData }: Route.ComponentProps) {
  return (
    <div className="shell">
      <a className="skip-link" href="#main">
        Skip to content
      </a>
      <nav className="sidebar" aria-label="Main">
        <span className="brand sidebar-brand">Kith</span>
        <ul className="sidebar-places">
          {places.map(({ to, label, icon: Icon }) => (
            <li key={to}>
              <NavLink className="sidebar-link" to={to}>
                <Icon size={18} aria-hidden="true" />
                {label}
              </NavLink>
            </li>
          ))}
          <li className="sidebar-account">
            <span className="sidebar-name">{loaderData.name}</span>
            <Form method="post" action={href("/sign-out")}>
              <FormKeyInput />
              <button type="submit" className="sidebar-link">
                <LogOut size={18} aria-hidden="true" />
                Sign out
              </button>
            </Form>
          </li>
        </ul>
      </nav>
      <main className="main" id="main">
        <Outlet />
      </main>
    </div>
  );
}
