import { Link } from "react-router";
import type { QueryCodec } from "./query.ts";

/** The description of a filter, empty if it is off, and the fields of the query that it uses. */
export type Chip<Query> = readonly [
  text: string | false | null | undefined,
  ...fields: (keyof Query)[],
];

interface FilterChipsProps<Query> {
  codec: QueryCodec<Query>;
  query: Query;
  chips: readonly Chip<Query>[];
}

/** The filters of a list, each with a link to the list without it. */
export function FilterChips<Query>({ codec, query, chips }: FilterChipsProps<Query>) {
  const shown = chips.flatMap(([text, ...fields]) =>
    text ? [{ text, to: codec.pathOf(codec.without(query, ...fields)) }] : [],
  );
  return <ChipLinks chips={shown} />;
}

/** Filters, each with a link to the page without it. */
export function ChipLinks({ chips }: { chips: { text: string; to: string }[] }) {
  if (chips.length === 0) return null;
  return (
    <ul className="filter-chips" aria-label="Filters">
      {chips.map(({ text, to }) => (
        <li key={text}>
          <Link className="filter-chip" to={to} aria-label={`Remove filter: ${text}`}>
            <bdi>{text}</bdi>
            <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
