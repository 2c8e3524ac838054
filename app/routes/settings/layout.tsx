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

/** Settings beside the list of their pages; on a phone only the first one has it, and the others lead there. */
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
        <NavLink className="settings-page" to={`${href("/settings")}#preferences`} end>
          Profile and preferences
        </NavLink>
        {settingsGroups.map(({ title, pages }) => (
          <section key={title} aria-label={title}>
            <h2>{title}</h2>
            <ul>
              {pages
                .filter(({ only }) => !only || loaderData[only])
                .map((page) => (
                  <PageLink key={page.to} {...page} />
                ))}
            </ul>
          </section>
        ))}
      </nav>
      <div className="settings-content">
        <Outlet />
      </div>
    </div>
  );
}

/** Its text is shown on a phone, where the list is a page. */
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
