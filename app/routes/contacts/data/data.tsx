import { href, Link } from "react-router";
import { pageContext } from "#app/context.ts";
import { routeId } from "#app/route-id.ts";
import { Icon } from "#app/ui/icon.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { displayName } from "#domain/contact/contact.ts";
import type { Route } from "./+types/data";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `All data about ${loaderData?.name ?? "a contact"} · Kith` },
];

export async function loader({ params, context }: Route.LoaderArgs) {
  const contact = await context.get(pageContext).api.contact.byId({ id: routeId(params.id) });
  return { id: params.id, name: displayName(contact) };
}

export default function ContactData({ loaderData: { id, name } }: Route.ComponentProps) {
  return (
    <div className="narrow">
      <PageHeader title={`All data about ${name}`} />
      <p>
        Fields, deals, tasks, activities, names of files and history in one file, also what is
        archived or in Trash, for somebody who asks what you know about them.
      </p>
      <div className="form-actions">
        <a className="button" href={href("/contacts/:id/data.txt", { id })} download>
          <Icon name="download" />
          Download as text
        </a>
        <a className="button" href={href("/contacts/:id/data.json", { id })} download>
          <Icon name="download" />
          Download as JSON
        </a>
      </div>
      <h2>Erase</h2>
      <p>
        For somebody who asks to be forgotten. Trash and history keep nothing about them, but
        earlier backups do until they are removed, after 12 months at most.
      </p>
      <div className="form-actions">
        <Link className="button button-danger" to={href("/contacts/:id/erase", { id })}>
          Erase this contact…
        </Link>
      </div>
    </div>
  );
}
