import { type ChoiceLines, faultOf, linesOf } from "../choice-lines.ts";
import { fold } from "../fold.ts";
import { contactFields } from "./fields.ts";

/** The sources of a workspace without a list of its own. */
export const firstSources: readonly string[] = [
  "Referral",
  "Website",
  "Advertising",
  "Event",
  "Cold call",
  "Social media",
  "Partner",
];

export const sourcesLabel = "Sources";

/** A report counts new contacts by each of them, in one row for a quarter. */
export const sourceChoices: ChoiceLines = {
  ...{ count: 20, length: contactFields.source.limit },
  ...{ one: "source", many: "sources" },
};

/** The sources that a workspace offers and counts: its own, or the default ones. */
export function sourcesOf(kept: string | null | undefined): string[] {
  return kept ? linesOf(kept) : [...firstSources];
}

/** A contact with the listed spelling of its source, which reports count by, if it differs in case or accents. */
export function withListedSource<Contact extends { source?: string | null | undefined }>(
  contact: Contact,
  sources: readonly string[],
): Contact {
  const key = fold(contact.source ?? "");
  const source = key ? sources.find((each) => fold(each) === key) : undefined;
  return source === undefined ? contact : { ...contact, source };
}

/** What is wrong with a list of sources; undefined if it is fine. */
export function sourcesFault(text: string): string | undefined {
  return faultOf(text, sourceChoices);
}
