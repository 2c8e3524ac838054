import { markRows } from "#app/components/list/search/mark-rows.ts";
import type { ShownList } from "#app/components/list/shown-list.ts";
import { displayName } from "#domain/contact/contact.ts";
import { type CardField, cardFields, type SearchedField } from "#domain/deal/columns.ts";
import { dealFields } from "#domain/deal/fields.ts";
import { pick } from "#domain/pick.ts";
import type { DealPage, ListedDeal } from "#server/services/deal/list.ts";
import type { DealListQuery } from "./deal-list.ts";

/** Texts of a row that may be marked: its own, and its contact's. */
export type MarkedField = CardField | "contact" | "company";

/** A page of the list, without its saved views. */
export type ListedDeals = Omit<DealPage, "views">;

export type ShownDeals = ShownList<DealListQuery, ListedDeals, MarkedField>;

/** Fields of a row that search looks at. */
type FoundField = CardField & SearchedField;

const foundFields = cardFields.filter((name): name is FoundField => "searched" in dealFields[name]);

/** Marks the matches of a search in deals. */
export function marksIn({ items }: { items: ListedDeal[] }, search: string) {
  return markRows<ListedDeal, FoundField | "contact" | "company">(items, search, (deal) => ({
    ...pick(deal, foundFields),
    contact: deal.contact && displayName(deal.contact),
    company: deal.contact?.company,
  }));
}
