import { Fragment } from "react";
import { href, Link, NavLink, Outlet, useLocation } from "react-router";
import { type SettingsPage, settingsGroups } from "#app/components/settings-pages.ts";
import { pageContext } from "#app/context.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Icon } from "../../ui/icon.tsx";
import type { Route } from "./+types/layout";
import "./layout.css";

export async function loader({ context }: Route.LoaderArgs) {
  const { account } = context.get(pageContext);
  const offered = await account.provider.offered();
  return {
    inviting: await account.invitation.isOn(),
    // One that is no longer offered may still be linked.
    providers: offered.length > 0 || (await account.provider.list()).length > 0,
  };
}

/** Settings beside the list of their pages; where that is too narrow, only the first one has it, and the others lead there. */
export default function SettingsLayout({ loaderData }: Route.ComponentProps) {
  const isFirst = useLocation().pathname === href("/settings");
  return (
    <div className={isFirst ? "settings-layout settings-first" : "settings-layout"}>
      {isFirst ? (
        <PageHeader title="Settings" />
      ) : (
        <Link className="settings-back" to={href("/settings")}>
          <Icon name="chevron-left" />
          Settings
        </Link>
      )}
      <nav className="settings-index" aria-label="Settings">
        <a className="skip-link" href="#settings">
          Skip the list of settings
        </a>
        <NavLink className="settings-page" to={`${href("/settings")}#preferences`} end>
          Profile and preferences
        </NavLink>
        {settingsGroups.map(({ title, pages }) => (
          <Fragment key={title}>
            <p id={`settings-${title}`}>{title}</p>
            <ul aria-labelledby={`settings-${title}`}>
              {pages
                .filter(({ only }) => !only || loaderData[only])
                .map((page) => (
                  <PageLink key={page.to} {...page} />
                ))}
            </ul>
          </Fragment>
        ))}
      </nav>
      <div className="settings-content" id="settings">
        <Outlet />
      </div>
    </div>
  );
}

/** Its text is shown where the list is a page. */
function PageLink({ title, text, to }: SettingsPage) {
  return (
    <li>
      <NavLink className="settings-page" to={to} aria-describedby={`${to}-text`}>
        {title}
      </NavLink>
      <span id={`${to}-text`} className="settings-page-text">
        {text}
      </span>
    </li>
  );
}
