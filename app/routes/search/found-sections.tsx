import { href, Link, type To } from "react-router";
import { formatCount } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import type { SearchTerms } from "#domain/search/terms.ts";
import type { Found } from "#server/services/search/find.ts";
import type { Matches } from "#server/services/search/hits.ts";
import { ActivityRow, CompanyRow, ContactRow, DealRow, TagRow, TodoRow } from "./found-rows.tsx";

interface FoundSectionsProps {
  found: Found;
  query: string;
  terms: SearchTerms | undefined;
}

/** The results of a search by type, with the matches marked. */
export function FoundSections({ found, query, terms }: FoundSectionsProps) {
  const { contacts, companies, deals, todos, activities, tags } = found;
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
      <Section title="Activities" matches={activities}>
        {activities.items.map((activity) => (
          <ActivityRow key={activity.id} activity={activity} terms={terms} />
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
