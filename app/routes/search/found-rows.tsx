import { href, Link, type To } from "react-router";
import { ActivityIcon } from "#app/components/activity/activity-icon.tsx";
import { Avatar } from "#app/components/avatar.tsx";
import { activityTexts } from "#app/components/found-activity.ts";
import { contactTexts } from "#app/components/found-contact.ts";
import { Marked } from "#app/components/marked.tsx";
import { StageBadge } from "#app/components/stage-badge.tsx";
import { formatDay, formatValue } from "#app/format.ts";
import { Icon } from "#app/ui/icon.tsx";
import { useReading } from "#app/use-reading.ts";
import { activityTypeLabels } from "#domain/activity/activity.ts";
import { type Called, displayName, nameAndCompany } from "#domain/contact/contact.ts";
import type { SearchTerms } from "#domain/search/terms.ts";
import { todoStatusLabels } from "#domain/todo/todo.ts";
import type { FoundActivity } from "#server/services/search/activities.ts";
import type {
  FoundCompany,
  FoundContact,
  FoundDeal,
  FoundTag,
  FoundTodo,
} from "#server/services/search/find.ts";

interface RowProps {
  to: To;
  icon: React.ReactNode;
  title: React.ReactNode;
  children: React.ReactNode;
}

function Row({ to, icon, title, children }: RowProps) {
  return (
    <li className="found-row">
      <span className="found-icon">{icon}</span>
      <Link className="row-link" dir="auto" to={to}>
        {title}
      </Link>
      <span className="found-details">{children}</span>
    </li>
  );
}

type Terms = SearchTerms | undefined;

export function ContactRow({ contact, terms }: { contact: FoundContact; terms: Terms }) {
  return (
    <Row
      to={href("/contacts/:id", { id: String(contact.id) })}
      icon={<Avatar contact={contact} />}
      title={<Marked text={displayName(contact)} terms={terms} />}
    >
      {contactTexts(contact, terms).map((text) => (
        <span key={text} dir="auto">
          <Marked text={text} terms={terms} />
        </span>
      ))}
    </Row>
  );
}

export function CompanyRow({ company, terms }: { company: FoundCompany; terms: Terms }) {
  const { id, name, people } = company;
  return (
    <Row
      to={href("/companies/:id", { id: String(id) })}
      icon={<Icon name="building-2" size={18} />}
      title={<Marked text={name} terms={terms} />}
    >
      <span>{people === 1 ? "1 person" : `${people} people`}</span>
    </Row>
  );
}

export function DealRow({ deal, terms }: { deal: FoundDeal; terms: Terms }) {
  const reading = useReading();
  const { id, title, value, currency, stage, contact } = deal;
  return (
    <Row
      to={href("/deals/:id", { id: String(id) })}
      icon={<Icon name="circle-dollar-sign" size={18} />}
      title={<Marked text={title} terms={terms} />}
    >
      {contact ? (
        <span dir="auto">
          <Marked text={withWhom(contact)} terms={terms} />
        </span>
      ) : null}
      <StageBadge stage={stage} />
      <span>{formatValue({ value, currency }, reading)}</span>
    </Row>
  );
}

export function TodoRow({ todo, terms }: { todo: FoundTodo; terms: Terms }) {
  const reading = useReading();
  const { id, title, dueDate, status } = todo;
  return (
    <Row
      to={href("/tasks/:id", { id: String(id) })}
      icon={<Icon name="calendar-check" size={18} />}
      title={<Marked text={title} terms={terms} />}
    >
      <span>{todoStatusLabels[status]}</span>
      {dueDate ? <span>Due {formatDay(dueDate, reading)}</span> : null}
    </Row>
  );
}

/** Shows around which words the search has matched, and links to the whole text. */
export function ActivityRow({ activity, terms }: { activity: FoundActivity; terms: Terms }) {
  const reading = useReading();
  const type = activityTypeLabels[activity.type];
  return (
    <Row
      to={href("/activities/:id", { id: String(activity.id) })}
      icon={<ActivityIcon type={activity.type} />}
      title={<Marked text={activity.name} terms={terms} />}
    >
      {[type, ...activityTexts(activity, reading)].map((text) => (
        <span key={text} dir="auto">
          {text}
        </span>
      ))}
      {activity.excerpt ? (
        <span className="found-excerpt" dir="auto">
          <Marked text={activity.excerpt} terms={terms} />
        </span>
      ) : null}
    </Row>
  );
}

function withWhom(contact: Called): string {
  return nameAndCompany(contact).join(" · ");
}

export function TagRow({ tag, terms }: { tag: FoundTag; terms: Terms }) {
  const { id, name, color, contacts } = tag;
  return (
    <Row
      to={{ pathname: href("/contacts"), search: `?tag=${id}` }}
      icon={
        <span
          className="found-dot"
          style={{ "--tag": color } as React.CSSProperties}
          aria-hidden="true"
        />
      }
      title={<Marked text={name} terms={terms} />}
    >
      <span>{contacts === 1 ? "1 contact" : `${contacts} contacts`}</span>
    </Row>
  );
}
