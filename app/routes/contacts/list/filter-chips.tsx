import { href } from "react-router";
import { RemoveChips } from "#app/components/list/remove-chips.tsx";
import { tagWords } from "#app/components/list/tag-words.ts";
import { formatDay } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import type { Tag } from "#server/services/tag.ts";
import {
  dayFields,
  days,
  type ListQuery,
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
  const tagged = tagWords(query, tags);
  if (tagged) chips.push({ text: tagged, to: without(query, "tagIds", "match") });
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
  return (
    <RemoveChips
      chips={chips.map(({ text, to }) => ({ text, to: `${href("/contacts")}?${writeQuery(to)}` }))}
    />
  );
}
