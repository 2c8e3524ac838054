import { href, Link } from "react-router";
import { formatDay } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import type { Tag } from "#server/services/tag.ts";
import {
  dayFields,
  days,
  type ListQuery,
  matchLabels,
  presenceFields,
  presences,
  without,
  writeQuery,
} from "./query.ts";

interface FilterChipsProps {
  query: ListQuery;
  tags: Tag[];
  /** What the company is called that the list is filtered by. */
  company: string | null;
}

/** What a list is filtered by, each with a link to the list without it. */
export function FilterChips({ query, tags, company }: FilterChipsProps) {
  const reading = useReading();
  const chips: { text: string; to: ListQuery }[] = [];
  const named = query.tagIds.map(
    (id) => tags.find((tag) => tag.id === id)?.name ?? "a deleted tag",
  );
  if (named.length > 0) {
    const match = named.length > 1 || query.match === "none" ? `${matchLabels[query.match]}: ` : "";
    chips.push({ text: `${match}${named.join(", ")}`, to: without(query, "tagIds", "match") });
  }
  if (query.companyId !== null) {
    chips.push({ text: company ?? "A company that is gone", to: without(query, "companyId") });
  }
  for (const field of presenceFields) {
    const presence = query[field];
    if (!presence) continue;
    const what = presences[field].toLowerCase();
    chips.push({
      text: presence === "with" ? `With ${what}` : `No ${what}`,
      to: without(query, field),
    });
  }
  for (const field of dayFields) {
    const day = query[field];
    if (!day) continue;
    chips.push({
      text: `${days[field].label} ${formatDay(day, reading)}`,
      to: without(query, field),
    });
  }
  if (chips.length === 0) return null;
  return (
    <ul className="filter-chips" aria-label="Filters">
      {chips.map(({ text, to }) => (
        <li key={text}>
          <Link
            className="filter-chip"
            to={{ pathname: href("/contacts"), search: `?${writeQuery(to)}` }}
            aria-label={`Remove filter: ${text}`}
          >
            {text}
            <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
