import { Fragment, Suspense, useState } from "react";
import { href, Link, NavLink, Outlet, useMatches } from "react-router";
import { SignOutForm } from "#app/components/sign-out-form.tsx";
import type { ListViews } from "#app/components/views/list-views.ts";
import { ViewLinks } from "#app/components/views/view-links.tsx";
import { pageContext } from "#app/context.ts";
import type { PersonData } from "#app/page-data.ts";
import { signInFirst } from "#app/refusals.ts";
import { lateWhenIdle } from "#app/ui/late-when-idle.ts";
import { ProblemOf } from "#app/ui/problem.tsx";
import { navigation } from "../components/navigation.ts";
import { Icon } from "../ui/icon.tsx";
import type { Route } from "./+types/signed-in";
import { FollowedLinks } from "./shell/followed-links.tsx";
import { SearchBox } from "./shell/search-box.tsx";
import { ShellKeys } from "./shell/shell-keys.tsx";
import "./signed-in.css";

const loadLateShell = () => import("./shell/late-shell.tsx");
const LateShell = import.meta.env.SSR
  ? (await loadLateShell()).default
  : lateWhenIdle(loadLateShell);

/**
 * Pages of a workspace are for its owner: anybody who isn't signed in is sent to sign-in first. A
 * page that asked the database nothing is sent only once the database has confirmed the session.
 */
export const middleware: Route.MiddlewareFunction[] = [
  async ({ request, context, params }, next) => {
    const { session, api } = context.get(pageContext);
    // An unknown URL exists for nobody, signed in or not.
    const isNowhere = params["*"] !== undefined;
    if (!session && isNowhere) return next();
    if (!session) throw signInFirst(request);
    const response = await next();
    if (!session.check.confirmed) await api.session.confirm();
    return response;
  },
];

export function loader({ context }: Route.LoaderArgs): PersonData | null {
  const { session, isUnconfirmed } = context.get(pageContext);
  if (!session) return null;
  const { name, email, shortcuts } = session.user;
  return { name, email, shortcuts, isUnconfirmed };
}

export default function SignedIn({ loaderData }: Route.ComponentProps) {
  return loaderData ? (
    <Shell person={loaderData}>
      <Outlet />
    </Shell>
  ) : null;
}

/** An error on one page leaves the navigation in place. */
export function ErrorBoundary({ error, loaderData }: Route.ErrorBoundaryProps) {
  if (!loaderData) {
    return (
      <main className="problem">
        <ProblemOf error={error} />
      </main>
    );
  }
  return (
    <Shell person={loaderData}>
      <div className="problem">
        <ProblemOf error={error} />
      </div>
    </Shell>
  );
}

interface ShellProps {
  person: PersonData;
  children: React.ReactNode;
}

/** The frame around every signed-in page. */
function Shell({ person: { name, email, shortcuts, isUnconfirmed }, children }: ShellProps) {
  const [palette, setPalette] = useState(0);
  const views = useListViews();
  return (
    <FollowedLinks className="shell">
      <a className="skip-link" href="#main">
        Skip to content
      </a>
      <nav className="sidebar" aria-label="Main">
        <span className="brand sidebar-brand">Kith</span>
        <SearchBox onPalette={() => setPalette((open) => open + 1)} />
        <ul className="sidebar-links">
          {shown.map(({ to, label, icon, key, only, views: list }) => (
            <Fragment key={to}>
              {list === "deals" ? (
                <Suspense>
                  <AddMenu />
                </Suspense>
              ) : null}
              <li className={only && "sidebar-wide"}>
                <NavLink
                  className="sidebar-link"
                  to={to}
                  title={shortcuts ? `G then ${key.toUpperCase()}` : undefined}
                >
                  <Icon name={icon} size={18} />
                  {label}
                  {key === "h" ? <span id="due-badge" /> : null}
                </NavLink>
                {list && views?.list === list ? (
                  <ViewLinks views={views} className="sidebar-views" />
                ) : null}
              </li>
            </Fragment>
          ))}
          <li className="sidebar-narrow">
            <NavLink className="sidebar-link" to={href("/more")}>
              <Icon name="ellipsis" size={18} />
              More
            </NavLink>
          </li>
          <li className="sidebar-account sidebar-wide">
            <span className="sidebar-name" dir="auto">
              {name}
            </span>
            <SignOutForm className="sidebar-link" />
          </li>
        </ul>
      </nav>
      <main className="main" id="main">
        {isUnconfirmed ? (
          <p className="notice main-notice">
            Confirm your email address by the link in our mail.{" "}
            <Link to={href("/settings/email")}>Email settings</Link>
          </p>
        ) : null}
        {children}
      </main>
      <Suspense>
        <LateShell person={email} />
      </Suspense>
      <ShellKeys person={email} singles={shortcuts} palette={palette} setPalette={setPalette} />
    </FollowedLinks>
  );
}

const loadAddMenu = () => import("./shell/add-menu.tsx");

/** It opens before its code has come. */
const AddMenu = import.meta.env.SSR ? (await loadAddMenu()).default : lateWhenIdle(loadAddMenu);

const shown = navigation.filter(({ only }) => only !== "more");

/** The saved views of the open list, if its page loads them. */
function useListViews(): ListViews | undefined {
  const data = useMatches().at(-1)?.loaderData as { views?: ListViews } | undefined;
  return data?.views;
}
