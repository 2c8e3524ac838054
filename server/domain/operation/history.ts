import { type EntityName, operationWords } from "./change.ts";

/** Whether an operation can be taken back, as far as a history looks. */
export type Undoable = "yes" | "no" | "perhaps";

/** What kinds of operation a history is filtered by. */
export const historyKinds = [
  "added",
  "edited",
  "moved",
  "merged",
  "imported",
  "deleted",
  "restored",
  "takenBack",
] as const;

export type HistoryKind = (typeof historyKinds)[number];

export const historyKindLabels: Record<HistoryKind, string> = {
  added: "Added",
  edited: "Edited",
  moved: "Moved",
  merged: "Merged",
  imported: "Imported",
  deleted: "Deleted",
  restored: "Restored",
  takenBack: "Taken back",
};

/** The verbs of operation kinds ("contact.create") by operation; every other verb is an edit. */
const verbs: Record<Exclude<HistoryKind, "edited">, readonly string[]> = {
  added: ["create", "duplicate"],
  moved: ["move"],
  merged: ["merge"],
  imported: ["import", "load"],
  deleted: ["delete", "remove", "purge", "expire"],
  restored: ["restore"],
  takenBack: ["undo"],
};

/** The verbs that an operation goes by; `unless` they are these, for the operation that is all the rest. */
export function verbsOf(kind: HistoryKind): { verbs: readonly string[]; unless: boolean } {
  if (kind === "edited") return { verbs: Object.values(verbs).flat(), unless: true };
  return { verbs: verbs[kind], unless: false };
}

/** What a verb is called in the history of one record, where its noun is known. */
const verbWords: Record<string, string> = {
  create: "Added",
  duplicate: "Added as a copy",
  update: "Edited",
  set: "Set",
  rename: "Renamed",
  reorder: "Reordered",
  move: "Moved",
  merge: "Merged",
  reschedule: "Expected close changed",
  tag: "Tagged",
  untag: "Untagged",
  company: "Company changed",
  default: "Opens first, or no longer",
  import: "Imported",
  load: "Loaded with the sample data",
  remove: "Removed with the sample data",
  complete: "Completed",
  delete: "Deleted",
  restore: "Restored",
};

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
  // Contacts bring the companies that they name.
  if (entity === "company" && noun === "contact" && verb !== "import") return "Added";
  return verbWords[verb] ?? operationWords[kind] ?? "Changed";
}

/** What an operation is called in the history of one record, also when it took another back or did it again. */
export function historyWords(entry: {
  kind: string;
  entity?: EntityName;
  undoes: { kind: string } | null;
}): string {
  const { kind, entity, undoes } = entry;
  if (!undoes) return recordWords(kind, entity);
  if (undoes.kind === "change.undo") return "Done again";
  return `Taken back: ${recordWords(undoes.kind, entity).toLowerCase()}`;
}

/** What an operation is called in the history of a workspace, before the name of what it changed. */
export function activityWords(entry: { kind: string; undoes: { kind: string } | null }): string {
  const wordsOf = (kind: string) => operationWords[kind] ?? recordWords(kind);
  if (!entry.undoes) return wordsOf(entry.kind);
  if (entry.undoes.kind === "change.undo") return "Did again what was taken back of";
  return `Took back “${wordsOf(entry.undoes.kind)}”`;
}

/** Whether an operation deleted for good: nothing of that can be brought back. */
export function isPurge(kind: string): boolean {
  return purgeKinds.some((each) => each === kind);
}

export const purgeKinds = ["trash.purge", "trash.expire"] as const;

export const purgedWords = "What has been deleted for good cannot be brought back.";
