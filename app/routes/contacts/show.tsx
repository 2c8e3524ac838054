import { Briefcase, Building2, Mail, Phone, X } from "lucide-react";
import { Form, href, Link } from "react-router";
import { Avatar } from "#app/components/avatar.tsx";
import { RecordActions } from "#app/components/record-actions.tsx";
import { TagChip } from "#app/components/tag-chip.tsx";
import { pageContext } from "#app/context.ts";
import { formatMoment } from "#app/format.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { routeId } from "#app/route-id.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { useReading } from "#app/use-reading.ts";
import { displayName, position } from "#domain/contact.ts";
import type { Contact } from "#server/services/contact.ts";
import type { Route } from "./+types/show.ts";
import { ContactDeals } from "./contact-deals.tsx";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `${displayName(loaderData.contact)} · Kith` : "Kith" },
];

export async function loader({ params, context }: Route.LoaderArgs) {
  const { api } = context.get(pageContext);
  const [contact, tags] = await Promise.all([
    api.contact.byId({ id: routeId(params.id) }),
    api.tag.list(),
  ]);
  const given = new Set(contact.tags.map(({ id }) => id));
  return { contact, otherTags: tags.filter(({ id }) => !given.has(id)) };
}

export default function ShowContact({ loaderData }: Route.ComponentProps) {
  const { contact, otherTags } = loaderData;
  const reading = useReading();
  const id = String(contact.id);
  return (
    <>
      <PageHeader
        title={
          <span className="contact-title">
            <Avatar contact={contact} large />
            {displayName(contact)}
          </span>
        }
        detail={position(contact)}
      >
        <RecordActions
          editTo={href("/contacts/:id/edit", { id })}
          deleteTo={href("/contacts/:id/delete", { id })}
        />
      </PageHeader>
      <div className="columns">
        <section className="card" aria-label="Details">
          <Details contact={contact} />
          <h2>Notes</h2>
          {contact.notes ? (
            <p className="notes">{contact.notes}</p>
          ) : (
            <p className="muted">
              No notes yet. <Link to={href("/contacts/:id/edit", { id })}>Write some</Link>
            </p>
          )}
        </section>
        <aside className="card" aria-label="Tags and dates">
          <h2>Tags</h2>
          <Tags contact={contact} otherTags={otherTags} />
          <dl className="dates">
            <dt>Added</dt>
            <dd>{formatMoment(contact.createdAt, reading)}</dd>
            <dt>Changed</dt>
            <dd>{formatMoment(contact.updatedAt, reading)}</dd>
          </dl>
        </aside>
        <section className="card" aria-label="Deals">
          <ContactDeals contactId={id} deals={contact.deals} />
        </section>
      </div>
    </>
  );
}

function Details({ contact }: { contact: Contact }) {
  const { email, phone, company, jobTitle } = contact;
  return (
    <dl className="details">
      <Detail icon={<Mail size={16} aria-hidden="true" />} label="Email">
        {email ? <a href={`mailto:${email}`}>{email}</a> : null}
      </Detail>
      <Detail icon={<Phone size={16} aria-hidden="true" />} label="Phone">
        {phone ? <a href={`tel:${phone}`}>{phone}</a> : null}
      </Detail>
      <Detail icon={<Building2 size={16} aria-hidden="true" />} label="Company">
        {company}
      </Detail>
      <Detail icon={<Briefcase size={16} aria-hidden="true" />} label="Job title">
        {jobTitle}
      </Detail>
    </dl>
  );
}

function Detail({
  icon,
  label,
  children,
}: {
  icon: React.ReactNode;
  label: string;
  children: React.ReactNode;
}) {
  return (
    <div className="detail">
      <dt>
        {icon}
        {label}
      </dt>
      <dd>{children ?? <span className="muted">–</span>}</dd>
    </div>
  );
}

function Tags({
  contact,
  otherTags,
}: {
  contact: Contact;
  otherTags: { id: number; name: string }[];
}) {
  const id = String(contact.id);
  return (
    <>
      {contact.tags.length > 0 ? (
        <ul className="chips">
          {contact.tags.map((tag) => (
            <li key={tag.id}>
              <Form method="post" action={href("/contacts/:id/untag", { id })}>
                <FormKeyInput />
                <input type="hidden" name="tagId" value={tag.id} />
                <TagChip tag={tag}>
                  <button type="submit" className="chip-remove">
                    <X size={14} aria-hidden="true" />
                    <span className="visually-hidden">Remove tag {tag.name}</span>
                  </button>
                </TagChip>
              </Form>
            </li>
          ))}
        </ul>
      ) : null}
      {otherTags.length > 0 ? (
        <Form method="post" action={href("/contacts/:id/tag", { id })} className="inline-form">
          <FormKeyInput />
          <select className="input" name="tagId" aria-label="Tag to add" required key={id}>
            {otherTags.map((tag) => (
              <option key={tag.id} value={tag.id}>
                {tag.name}
              </option>
            ))}
          </select>
          <button type="submit" className="button">
            Add tag
          </button>
        </Form>
      ) : (
        <p className="muted">
          <Link to={href("/tags")}>
            {contact.tags.length > 0 ? "Make another tag" : "Make a tag"}
          </Link>
        </p>
      )}
    </>
  );
}
