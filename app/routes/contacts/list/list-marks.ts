import { markRows } from "#app/components/live-search/mark-rows.ts";
import { displayName } from "#domain/contact/contact.ts";
import type { ListedContact } from "#server/services/contact/list.ts";

export type MarkedField = "name" | "email" | "phone" | "company" | "jobTitle";

/** Marks what a search has found of contacts. */
export function marksIn({ items }: { items: ListedContact[] }, search: string) {
  return markRows<ListedContact, MarkedField>(items, search, (contact) => {
    const { email, phone, company, jobTitle } = contact;
    return { name: displayName(contact), email, phone, company, jobTitle };
  });
}
