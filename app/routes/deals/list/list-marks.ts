import { markRows } from "#app/components/live-search/mark-rows.ts";
import { displayName } from "#domain/contact/contact.ts";
import type { ListedDeal } from "#server/services/deal/list.ts";

export type MarkedField = "title" | "contact" | "company";

/** Marks what a search has found of deals. */
export function marksIn({ items }: { items: ListedDeal[] }, search: string) {
  return markRows<ListedDeal, MarkedField>(items, search, ({ title, contact }) => ({
    title,
    contact: contact && displayName(contact),
    company: contact?.company,
  }));
}
