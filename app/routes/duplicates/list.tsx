import { href, Link, useLocation } from "react-router";
import { Avatar } from "#app/components/avatar.tsx";
import { DismissForm } from "#app/components/dismiss-form.tsx";
import { mergePath } from "#app/components/merge-path.ts";
import { pageContext } from "#app/context.ts";
import { formatDate } from "#app/format.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { useReading } from "#app/use-reading.ts";
import { displayName, position } from "#domain/contact/contact.ts";
import { mostMerged, sharedText } from "#domain/duplicate.ts";
import type {
  DuplicateGroup,
  DuplicatePage,
  GroupMember,
} from "#server/services/duplicate/list.ts";
import { Icon } from "../../ui/icon.tsx";
import type { Route } from "./+types/list";
import "./duplicates.css";

export const meta: Route.MetaFunction = () => [{ title: "Duplicates · Kith" }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const cursor = new URL(request.url).searchParams.get("cursor");
  return { cursor, page: await context.get(pageContext).api.duplicate.list({ cursor }) };
}

export default function Duplicates({ loaderData }: Route.ComponentProps) {
  const { page, cursor } = loaderData;
  return (
    <>
      <PageHeader title="Duplicates" />
      {page.items.length > 0 ? (
        <>
          <p className="muted duplicates-lead">
            Contacts with the same email, phone, or name and company.
          </p>
          <ul className="duplicates">
            {page.items.map((group) => (
              <li key={`${group.by[0]} ${group.shared}`}>
                <Group group={group} />
              </li>
            ))}
          </ul>
        </>
      ) : (
        <NoGroups page={page} first={!cursor} />
      )}
      <Pager prevCursor={page.prevCursor} nextCursor={page.nextCursor} />
    </>
  );
}

function NoGroups({ page, first }: { page: DuplicatePage; first: boolean }) {
  if (page.lookedFarEnough) {
    return <EmptyState title="All reviewed">See the next page.</EmptyState>;
  }
  if (!first) {
    return (
      <EmptyState
        title="No more duplicates"
        link={{ to: href("/duplicates"), label: "Back to the first page" }}
      >
        That's all.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No possible duplicates"
      link={{ to: href("/contacts"), label: "View contacts" }}
    >
      Contacts with the same email, phone, or name and company appear here.
    </EmptyState>
  );
}

function Group({ group }: { group: DuplicateGroup }) {
  const { by, shared, contacts, ids, more } = group;
  const { pathname, search } = useLocation();
  const unseen = ids.length - contacts.length;
  const likeness = sharedText(by, { company: contacts.some(({ company }) => company) });
  return (
    <section className="card duplicate-group" aria-label={`${shared}: ${likeness}`}>
      <header className="duplicate-header">
        <div className="duplicate-text">
          <h2>{shared}</h2>
          <p className="muted">{likeness}</p>
        </div>
        <div className="duplicate-actions">
          <Link className="button" to={mergePath(ids.slice(0, mostMerged), pathname + search)}>
            <Icon name="merge" />
            Merge…
          </Link>
          <DismissForm ids={ids} />
        </div>
      </header>
      <ul className="duplicate-people">
        {contacts.map((contact) => (
          <Person key={contact.id} contact={contact} />
        ))}
      </ul>
      {unseen > 0 ? (
        <p className="muted">
          And {unseen}
          {more ? " or more" : ""} others. Shared by so many, this may not mean duplicates.
        </p>
      ) : null}
    </section>
  );
}

function Person({ contact }: { contact: GroupMember }) {
  const reading = useReading();
  const { id, email, phone, createdAt } = contact;
  return (
    <li className="duplicate-person">
      <Avatar contact={contact} />
      <div className="duplicate-name">
        <Link className="row-link" dir="auto" to={href("/contacts/:id", { id: String(id) })}>
          {displayName(contact)}
        </Link>
        <span className="muted" dir="auto">
          {position(contact)}
        </span>
      </div>
      <span className="duplicate-reach">{email}</span>
      <span className="duplicate-reach">{phone}</span>
      <span className="muted duplicate-added">Added {formatDate(createdAt, reading)}</span>
    </li>
  );
}
