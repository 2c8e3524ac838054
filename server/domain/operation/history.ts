import type { EntityName } from "./entity.ts";
import { operationWords, verbWords } from "./kinds.ts";

/** Whether an operation can be undone, as far as a history looks. */
export type Undoable = "yes" | "no" | "perhaps";

/** What was done to a company, in the histories of its people. */
const companyWords: Record<string, string> = {
  "company.rename": "Company renamed",
  "company.merge": "Company merged with another",
  "company.delete": "Company deleted",
};

/** What a kind of operation is called in the history of one record, of this kind where it matters. */
export function recordWords(kind: string, entity?: EntityName): string {
  const [noun, verb = ""] = kind.split(".");
  if (entity === "contact" && companyWords[kind]) return companyWords[kind];
  // Contacts create the companies that they name.
  if (entity === "company" && noun === "contact" && verb !== "import") return "Added";
  return verbWords(verb) ?? operationWords[kind] ?? "Updated";
}

/** What an operation is called in the history of one record, also when it took another back or did it again. */
export function historyWords(entry: {
  kind: string;
  entity?: EntityName;
  undoes: { kind: string } | null;
}): string {
  const { kind, entity, undoes } = entry;
  if (!undoes) return recordWords(kind, entity);
  if (undoes.kind === "change.undo") return "Redone";
  return `Undone: ${recordWords(undoes.kind, entity).toLowerCase()}`;
}

/** What an operation is called in the history of a workspace, before the name of what it changed. */
export function activityWords(entry: { kind: string; undoes: { kind: string } | null }): string {
  const wordsOf = (kind: string) => operationWords[kind] ?? recordWords(kind);
  if (!entry.undoes) return wordsOf(entry.kind);
  if (entry.undoes.kind === "change.undo") return "Redid a change to";
  return `Undid “${wordsOf(entry.undoes.kind)}”`;
}

export const purgedWords = "Permanently deleted records can't be restored.";
