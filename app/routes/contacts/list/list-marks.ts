import { markRows } from "#app/components/live-search/mark-rows.ts";
import { displayName } from "#domain/contact/contact.ts";
import { type ListedField, listedFields } from "#domain/contact/fields.ts";
import { recordOf } from "#domain/record-of.ts";
import type { ListedContact } from "#server/services/contact/list.ts";

export type MarkedField = "name" | ListedField;

/** Marks what a search has found of contacts. */
export function marksIn({ items }: { items: ListedContact[] }, search: string) {
  return markRows<ListedContact, MarkedField>(items, search, (contact) => {
    return { ...recordOf(listedFields, (field) => contact[field]), name: displayName(contact) };
  });
}
