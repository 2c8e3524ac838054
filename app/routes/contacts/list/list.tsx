import { href } from "react-router";
import { ListPage } from "#app/components/list/list-page.tsx";
import { openList, pageAsked } from "#app/components/list/server/open-list.ts";
import { useShownList } from "#app/components/list/shown-list.ts";
import { pageContext } from "#app/context.ts";
import { leaveOutEmpty } from "#app/forms/filled-fields.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useReading } from "#app/use-reading.ts";
import { zoneOf } from "#app/zone.ts";
import type { Route } from "./+types/list";
import { BulkBar } from "./bulk-bar.tsx";
import { contactChips } from "./contact-chips.ts";
import { ContactFilter } from "./contact-filter.tsx";
import { contactList } from "./contact-list.ts";
import { contactRequest } from "./contact-request.ts";
import { ContactTable } from "./contact-table.tsx";
import { marksIn, type ShownContacts } from "./list-marks.ts";

export const meta: Route.MetaFunction = ({ loaderData }) => {
  const view = loaderData?.views.current;
  return [{ title: view ? `${view.name} · Contacts · Kith` : "Contacts · Kith" }];
};

export async function loader({ request, context }: Route.LoaderArgs) {
  leaveOutEmpty(request);
  const { api, session } = context.get(pageContext);
  const query = contactList.query.read(new URL(request.url).searchParams);
  const answer = await api.contact.list(pageAsked(contactRequest, query, zoneOf(session)));
  const marks = marksIn(answer, query.search);
  return { ...(await openList(request, contactList, query, answer)), marks, now: Date.now() };
}

export default function Contacts({ loaderData }: Route.ComponentProps) {
  const { views, columns, now } = loaderData;
  const [{ query, page, marks }, onLive] = useShownList<ShownContacts>(loaderData);
  const reading = useReading();
  return (
    <ListPage
      list={contactList}
      query={query}
      page={page}
      columns={columns}
      views={views}
      title={views.current?.name ?? "Contacts"}
      links={[{ to: href("/import"), icon: "upload", label: "Import" }]}
      create={{ to: href("/contacts/new"), label: "New contact" }}
      empty={<NobodyYet />}
      filter={<ContactFilter query={loaderData.query} tags={page.tags} onLive={onLive} />}
      chips={contactChips(query, page, reading)}
      noMatches={{
        title: "No matches",
        text: "No contacts match these filters.",
        clear: "Clear search and filters",
      }}
    >
      <ContactTable contacts={page.items} query={query} columns={columns} marks={marks} now={now} />
      <BulkBar page={page} query={query} />
    </ListPage>
  );
}

function NobodyYet() {
  return (
    <EmptyState
      title="No contacts yet"
      primary={{ to: href("/contacts/new"), label: "Add a contact" }}
      link={{ to: href("/import"), label: "Import a file" }}
    >
      Add someone, or import contacts from another CRM or your address book.
    </EmptyState>
  );
}
