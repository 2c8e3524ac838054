import type { EntityName } from "./entity.ts";
import { labelEndings, operationLabels, verbLabel } from "./kinds.ts";

/** Whether an operation can be undone, as far as a history checks. */
export type Undoable = "yes" | "no" | "perhaps";

/** What was done to a company, in the histories of its people. */
const companyLabels: Record<string, string> = {
  "company.rename": "Company renamed",
  // An edit of the company is in their history too if its name changed.
  "company.update": "Company renamed",
  "company.merge": "Company merged with another",
  "company.delete": "Company deleted",
};

/**
 * The label of a kind of operation in the history of one record; `entity` is the kind of record, if
 * it matters.
 */
export function recordLabel(kind: string, entity?: EntityName): string {
  const [noun, verb = ""] = kind.split(".");
  if (entity === "contact" && companyLabels[kind]) return companyLabels[kind];
  // Contacts create the companies that they name.
  if (entity === "company" && noun === "contact" && verb !== "import") return "Added";
  return verbLabel(verb) ?? operationLabels[kind] ?? "Updated";
}

/** The label of an operation in the history of one record, including undos and redos. */
export function historyLabel(entry: {
  kind: string;
  entity?: EntityName;
  undoes: { kind: string } | null;
}): string {
  const { kind, entity, undoes } = entry;
  if (!undoes) return recordLabel(kind, entity);
  if (undoes.kind === "change.undo") return "Redone";
  return `Undone: ${recordLabel(undoes.kind, entity).toLowerCase()}`;
}

/** The label of an operation in the history of a workspace, before the name of what it changed. */
export function activityLabel(entry: { kind: string; undoes: { kind: string } | null }): string {
  const wordsOf = (kind: string) => operationLabels[kind] ?? recordLabel(kind);
  if (!entry.undoes) return wordsOf(entry.kind);
  if (entry.undoes.kind === "change.undo") return "Redid a change to";
  return `Undid “${wordsOf(entry.undoes.kind)}${labelEndings[entry.undoes.kind] ?? ""}”`;
}

export const purgedMessage = "Permanently deleted records can't be restored.";
