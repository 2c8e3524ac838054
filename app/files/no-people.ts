import type { ImportNoun } from "#domain/import/noun.ts";
import type { Refusal } from "#domain/refusal.ts";

/* What is said of files that may be fine, but have nothing that is wanted. */

export const notFoundMessages: Record<ImportNoun, string> = {
  contact:
    "We couldn't find people in this file. It needs a column of names, emails, phones or companies.",
  company: "We couldn't find companies in this file. It needs a column of their names.",
  deal: "We couldn't find deals in this file. It needs a column of titles and one of values or stages.",
  activity: "We couldn't find activities in this file. It needs a column of subjects or notes.",
  todo: "We couldn't find tasks in this file. It needs a column of titles.",
};
export const peopleCardsMessage = "vCards are imported as people. Select “People” for this file.";
export const notOursMessage =
  "This JSON file isn't an export of contacts, companies, deals, tasks or activities by Kith.";

const messages = [...Object.values(notFoundMessages), peopleCardsMessage, notOursMessage];

/** Whether a file was refused because it has something else, so that others beside it may be wanted. */
export function hasSomethingElse({ message }: Refusal): boolean {
  return messages.includes(message);
}
