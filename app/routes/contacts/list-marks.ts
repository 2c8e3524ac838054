import { displayName } from "#domain/contact.ts";
import { searchTerms } from "#domain/search.ts";
import { type MarkedPart, markMatches } from "#domain/search-marks.ts";
import type { ListedContact } from "#server/services/contact-list.ts";

/*
 * What a search has found of the contacts in a list. It is worked out where the contacts come from,
 * on the server or beside the live search, so that a list without a search brings none of it.
 */

export type MarkedField = "name" | "email" | "phone" | "company" | "jobTitle";

/** The texts in which something is found, in pieces, by the contact's id. */
export type ListMarks = Record<number, Partial<Record<MarkedField, MarkedPart[]>>>;

/** Marks what a search has found; null where nothing is searched for. */
export function marksIn(contacts: readonly ListedContact[], search: string): ListMarks | null {
  const terms = searchTerms(search);
  if (!terms) return null;
  return Object.fromEntries(
    contacts.map((contact) => {
      const { id, email, phone, company, jobTitle } = contact;
      const texts = { name: displayName(contact), email, phone, company, jobTitle };
      const parts = Object.entries(texts).map(
        ([field, text]) => [field, markMatches(text ?? "", terms)] as const,
      );
      return [id, Object.fromEntries(parts.filter(([, all]) => all.some(({ marked }) => marked)))];
    }),
  );
}
