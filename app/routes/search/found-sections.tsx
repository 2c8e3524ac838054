import { href, Link, type To } from "react-router";
import { Avatar } from "#app/components/avatar.tsx";
import { Marked } from "#app/components/marked.tsx";
import { StageBadge } from "#app/components/stage-badge.tsx";
import { formatCount, formatDay, formatValue } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import { type Called, displayName, nameAndCompany } from "#domain/contact/contact.ts";
import type { SearchTerms } from "#domain/search/terms.ts";
import { todoStatusLabels } from "#domain/todo/todo.ts";
import type {
  Found,
  FoundCompany,
  FoundContact,
  FoundDeal,
  FoundTag,
  FoundTodo,
  Matches,
} from "#server/services/search-all.ts";
import { contactTexts } from "../../components/found-contact.ts";
import { Icon } from "../../ui/icon.tsx";

interface FoundSectionsProps {
  found: Found;
  query: string;
  terms: SearchTerms | undefined;
}

/** The results of a search by type, with the matches marked. */
export function FoundSections({ found, query, terms }: FoundSectionsProps) {
  const { contacts, companies, deals, todos, tags } = found;
  const search = `?${new URLSearchParams({ search: query })}`;
  return (
    <div className="found">
      <Section
        title="Contacts"
        matches={contacts}
        all={{ pathname: href("/contacts"), search }}
        noun="contacts"
        query={query}
      >
        {contacts.items.map((contact) => (
          <ContactRow key={contact.id} contact={contact} terms={terms} />
        ))}
      </Section>
      <Section
        title="Companies"
        matches={companies}
        all={{ pathname: href("/companies"), search }}
        noun="companies"
        query={query}
      >
        {companies.items.map((company) => (
          <CompanyRow key={company.id} company={company} terms={terms} />
        ))}
      </Section>
      <Section
        title="Deals"
        matches={deals}
        all={{ pathname: href("/deals/all"), search }}
        noun="deals"
        query={query}
      >
        {deals.items.map((deal) => (
          <DealRow key={deal.id} deal={deal} terms={terms} />
        ))}
      </Section>
      <Section
        title="Tasks"
        matches={todos}
        all={{ pathname: href("/tasks"), search }}
        noun="tasks"
        query={query}
      >
        {todos.items.map((todo) => (
          <TodoRow key={todo.id} todo={todo} terms={terms} />
        ))}
      </Section>
      <Section title="Tags" matches={tags}>
        {tags.items.map((tag) => (
          <TagRow key={tag.id} tag={tag} terms={terms} />
        ))}
      </Section>
    </div>
  );
}

interface SectionProps {
  title: string;
  matches: Matches<unknown>;
  /** The list that shows all of them. */
  all?: To;
  noun?: string;
  query?: string;
  children: React.ReactNode;
}

function Section({ title, matches, all, noun, query, children }: SectionProps) {
  const reading = useReading();
  if (matches.items.length === 0) return null;
  const id = `found-${title.toLowerCase()}`;
  const count = `${formatCount(matches.total, reading)}${matches.totalCapped ? "+" : ""}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="found-title">
        {title} <span className="found-count">{count}</span>
      </h2>
      <ul className="found-rows">{children}</ul>
      {all && matches.total > matches.items.length ? (
        <p className="found-all">
          <Link to={all}>
            See all {count} {noun} for “{query}”
          </Link>
        </p>
      ) : null}
    </section>
  );
}

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
      <Link className="row-link" to={to}>
        {title}
      </Link>
      <span className="found-details">{children}</span>
    </li>
  );
}

type Terms = SearchTerms | undefined;

function ContactRow({ contact, terms }: { contact: FoundContact; terms: Terms }) {
  return (
    <Row
      to={href("/contacts/:id", { id: String(contact.id) })}
      icon={<Avatar contact={contact} />}
      title={<Marked text={displayName(contact)} terms={terms} />}
    >
      {contactTexts(contact, terms).map((text) => (
        <span key={text}>
          <Marked text={text} terms={terms} />
        </span>
      ))}
    </Row>
  );
}

function CompanyRow({ company, terms }: { company: FoundCompany; terms: Terms }) {
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

function DealRow({ deal, terms }: { deal: FoundDeal; terms: Terms }) {
  const reading = useReading();
  const { id, title, value, currency, stage, contact } = deal;
  return (
    <Row
      to={href("/deals/:id", { id: String(id) })}
      icon={<Icon name="circle-dollar-sign" size={18} />}
      title={<Marked text={title} terms={terms} />}
    >
      {contact ? (
        <span>
          <Marked text={withWhom(contact)} terms={terms} />
        </span>
      ) : null}
      <StageBadge stage={stage} />
      <span>{formatValue({ value, currency }, reading)}</span>
    </Row>
  );
}

function TodoRow({ todo, terms }: { todo: FoundTodo; terms: Terms }) {
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

function withWhom(contact: Called): string {
  return nameAndCompany(contact).join(" · ");
}

function TagRow({ tag, terms }: { tag: FoundTag; terms: Terms }) {
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
