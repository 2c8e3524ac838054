import { href, Link } from "react-router";
import { ButtonForm } from "#app/forms/button-form.tsx";
import { Icon } from "../../ui/icon.tsx";

/** What else is there to set or to fetch: the only way to Trash and out on a phone. */
export function SettingsPlaces({ email }: { email: string }) {
  return (
    <section aria-labelledby="workspace-and-account">
      <h2 id="workspace-and-account">Workspace and account</h2>
      <ul className="places card">
        <Place title="Pipelines and stages" text="The steps that your deals go through.">
          <Link className="button" to={href("/settings/pipelines")}>
            <Icon name="square-kanban" />
            Edit pipelines
          </Link>
        </Place>
        <Place title="Reasons for a loss" text="What is offered when a deal is lost.">
          <Link className="button" to={href("/settings/lost-reasons")}>
            <Icon name="circle-x" />
            Edit reasons
          </Link>
        </Place>
        <Place
          title="Currencies and rates"
          text="What totals over several currencies are also told in, and by which rates."
        >
          <Link className="button" to={href("/settings/currencies")}>
            <Icon name="coins" />
            Edit rates
          </Link>
        </Place>
        <Place
          title="Contacts as a file"
          text="All of them as CSV, exactly as typed: spreadsheets may run cells that start with =."
        >
          <a className="button" href={href("/contacts/export.csv")} download>
            <Icon name="download" />
            Export contacts
          </a>
        </Place>
        <Place title="Trash" text="What you have deleted, to have back.">
          <Link className="button" to={href("/trash")}>
            <Icon name="trash-2" />
            Open Trash
          </Link>
        </Place>
        <Place title="Password" text="A new one signs you out everywhere else.">
          <Link className="button" to={href("/settings/password")}>
            <Icon name="key-round" />
            Change password
          </Link>
        </Place>
        <Place title="Signed in" text={email}>
          <ButtonForm action={href("/sign-out")}>
            <Icon name="log-out" />
            Sign out
          </ButtonForm>
        </Place>
      </ul>
    </section>
  );
}

function Place({
  title,
  text,
  children,
}: {
  title: string;
  text: string;
  children: React.ReactNode;
}) {
  return (
    <li className="place">
      <div className="place-words">
        <h3>{title}</h3>
        <p className="muted">{text}</p>
      </div>
      {children}
    </li>
  );
}
