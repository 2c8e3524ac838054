import { tagFields } from "#app/components/list/list-words.ts";
import { daysAfter, startOfDay } from "#domain/day.ts";
import type { ListQuery } from "./query.ts";

/** What the api is asked for a list; its days are those of a zone. */
export function askedFor(query: ListQuery, timeZone: string) {
  const from = (day: string | null) => (day === null ? undefined : startOfDay(timeZone, day));
  const to = (day: string | null) => from(day && daysAfter(day, 1));
  const { search, tagIds, match, companyId, email, phone, deals: withDeals, sort } = query;
  return {
    search,
    sort,
    ...(tagIds.length > 0 && { [tagFields[match]]: tagIds }),
    companyId: companyId ?? undefined,
    email: email ?? undefined,
    phone: phone ?? undefined,
    deals: withDeals ?? undefined,
    addedFrom: from(query.addedFrom),
    addedBefore: to(query.addedTo),
    updatedFrom: from(query.changedFrom),
    updatedBefore: to(query.changedTo),
  };
}
