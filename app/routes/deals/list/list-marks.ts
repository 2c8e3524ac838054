import { markRows } from "#app/components/list/search/mark-rows.ts";
import type { ShownList } from "#app/components/list/shown-list.ts";
import { displayName } from "#domain/contact/contact.ts";
import type { DealPage, ListedDeal } from "#server/services/deal/list.ts";
import type { DealListQuery } from "./deal-list.ts";

export type MarkedField = "title" | "contact" | "company";

export type ShownDeals = ShownList<DealListQuery, DealPage, MarkedField>;

/** Marks what a search has found of deals. */
export function marksIn({ items }: { items: ListedDeal[] }, search: string) {
  return markRows<ListedDeal, MarkedField>(items, search, ({ title, contact }) => ({
    title,
    contact: contact && displayName(contact),
    company: contact?.company,
  }));
}
