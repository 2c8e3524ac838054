import { position } from "#domain/contact/contact.ts";
import { hasMatch } from "#domain/search/marks.ts";
import type { SearchTerms } from "#domain/search/terms.ts";
import type { FoundContact } from "#server/services/search/find.ts";

/** What is shown of a contact beside the name; other emails and phones only if they matched. */
export function contactTexts(contact: FoundContact, terms: SearchTerms | undefined): string[] {
  const { email, phone, further } = contact;
  const matched = further.filter((point) => hasMatch(point, terms));
  return [position(contact), email, phone, ...matched].flatMap((text) => text || []);
}
