import type { Chip } from "#app/components/list/filter-chips.tsx";
import { tagFilterText } from "#app/components/list/tag-filter-text.ts";
import { formatDay, type Reading } from "#app/format.ts";
import type { ContactPage } from "#server/services/contact/list.ts";
import {
  type ContactListQuery,
  dayFields,
  days,
  presenceFields,
  presences,
  silences,
} from "./contact-list.ts";

/** The filters of the contacts list. */
export function contactChips(
  query: ContactListQuery,
  { tags, company }: Pick<ContactPage, "tags" | "company">,
  reading: Reading,
): Chip<ContactListQuery>[] {
  return [
    [tagFilterText(query, tags), "tagIds", "match"],
    [query.companyId !== null && (company ?? "Deleted company"), "companyId"],
    ...presenceFields.map((field) => {
      const word = query[field] === "with" ? "With" : "No";
      return [query[field] && `${word} ${presences[field].toLowerCase()}`, field] as const;
    }),
    ...dayFields.map((field) => {
      const day = query[field];
      return [day && `${days[field].label} ${formatDay(day, reading)}`, field] as const;
    }),
    [notContactedText(query), "notContacted"],
    [query.source && `Source: ${query.source}`, "source"],
    [query.otherSources && "Other or no source", "otherSources"],
  ];
}

function notContactedText({ notContacted }: ContactListQuery): string | null {
  if (notContacted === null) return null;
  const silence = silences[notContacted];
  return notContacted === "never" ? silence : `Not contacted for ${silence}`;
}
