import { markRows } from "#app/components/list/search/mark-rows.ts";
import type { ShownList } from "#app/components/list/shown-list.ts";
import { displayName } from "#domain/contact/contact.ts";
import { type ListedField, listedFields } from "#domain/contact/fields.ts";
import { recordOf } from "#domain/record-of.ts";
import type { ContactPage, ListedContact } from "#server/services/contact/list.ts";
import type { ContactListQuery } from "./contact-list.ts";

export type MarkedField = "name" | ListedField;

export type ShownContacts = ShownList<ContactListQuery, Omit<ContactPage, "views">, MarkedField>;

/** Marks the matches of a search in contacts. */
export function marksIn({ items }: { items: ListedContact[] }, search: string) {
  return markRows<ListedContact, MarkedField>(items, search, (contact) => {
    return { ...recordOf(listedFields, (field) => contact[field]), name: displayName(contact) };
  });
}
