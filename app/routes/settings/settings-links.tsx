import { href, Link } from "react-router";
import { ButtonForm } from "#app/forms/button-form.tsx";
import { Icon } from "../../ui/icon.tsx";

/** Links to the other settings; a phone has no other links to Trash and sign-out. */
export function SettingsLinks({ email }: { email: string }) {
  return (
    <section aria-labelledby="workspace-and-account">
      <h2 id="workspace-and-account">Workspace and account</h2>
      <ul className="settings-links card">
        <SettingsLink title="Pipelines and stages" text="The steps a deal goes through.">
          <Link className="button" to={href("/settings/pipelines")}>
            <Icon name="square-kanban" />
            Edit pipelines
          </Link>
        </SettingsLink>
        <SettingsLink title="Lost reasons" text="Choices when you mark a deal as lost.">
          <Link className="button" to={href("/settings/lost-reasons")}>
            <Icon name="circle-x" />
            Edit lost reasons
          </Link>
        </SettingsLink>
        <SettingsLink title="Task categories" text="Groups of tasks, each with a colour.">
          <Link className="button" to={href("/settings/categories")}>
            <Icon name="calendar-check" />
            Edit categories
          </Link>
        </SettingsLink>
        <SettingsLink title="Currencies and rates" text="Reporting currency and exchange rates.">
          <Link className="button" to={href("/settings/currencies")}>
            <Icon name="coins" />
            Edit rates
          </Link>
        </SettingsLink>
        <SettingsLink title="Calendar feed" text="What is due, in your calendar program.">
          <Link className="button" to={href("/settings/calendar")}>
            <Icon name="calendar" />
            Edit calendar feed
          </Link>
        </SettingsLink>
        <SettingsLink title="Daily digest" text="What needs attention, by mail each day.">
          <Link className="button" to={href("/settings/digest")}>
            <Icon name="clock" />
            Edit daily digest
          </Link>
        </SettingsLink>
        <SettingsLink title="Mail" text="How Kith sends mail, and a test.">
          <Link className="button" to={href("/settings/mail")}>
            <Icon name="mail" />
            Check mail
          </Link>
        </SettingsLink>
        <SettingsLink
          title="Export contacts"
          text="Download as CSV. Spreadsheets may run cells that start with =."
        >
          <a className="button" href={href("/contacts/export.csv")} download>
            <Icon name="download" />
            Export contacts
          </a>
        </SettingsLink>
        <SettingsLink title="Trash" text="Restore deleted items.">
          <Link className="button" to={href("/trash")}>
            <Icon name="trash-2" />
            Open Trash
          </Link>
        </SettingsLink>
        <SettingsLink title="Password" text="Changing it signs you out on other devices.">
          <Link className="button" to={href("/settings/password")}>
            <Icon name="key-round" />
            Change password
          </Link>
        </SettingsLink>
        <SettingsLink
          title="Signed-in devices"
          text="Where you're signed in. Sign out any of them."
        >
          <Link className="button" to={href("/settings/sessions")}>
            <Icon name="users" />
            Show devices
          </Link>
        </SettingsLink>
        <SettingsLink title="Signed in as" text={email}>
          <ButtonForm action={href("/sign-out")}>
            <Icon name="log-out" />
            Sign out
          </ButtonForm>
        </SettingsLink>
      </ul>
    </section>
  );
}

function SettingsLink({
  title,
  text,
  children,
}: {
  title: string;
  text: string;
  children: React.ReactNode;
}) {
  return (
    <li className="settings-link">
      <div className="settings-link-text">
        <h3>{title}</h3>
        <p className="muted">{text}</p>
      </div>
      {children}
    </li>
  );
}
