import { LayoutDashboard, LogOut, Settings, SquareKanban, Tag, Trash2, Users } from "lucide-react";
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

/** The bar of a phone has no room for the wide ones: the settings lead there too. */
const places = [
  { to: href("/dashboard"), label: "Today", icon: LayoutDashboard },
  { to: href("/contacts"), label: "Contacts", icon: Users },
  { to: href("/deals"), label: "Deals", icon: SquareKanban },
  { to: href("/tags"), label: "Tags", icon: Tag },
  { to: href("/settings"), label: "Settings", icon: Settings },
  { to: href("/trash"), label: "Trash", icon: Trash2, wide: true },
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
          {places.map(({ to, label, icon: Icon, wide }) => (
            <li key={to} className={wide ? "sidebar-wide" : undefined}>
              <NavLink className="sidebar-link" to={to}>
                <Icon size={18} aria-hidden="true" />
                {label}
              </NavLink>
            </li>
          ))}
          <li className="sidebar-account sidebar-wide">
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
