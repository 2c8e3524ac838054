import { type EntityName, operationWords } from "./change.ts";

/** Whether an operation can be taken back, as far as a history looks. */
export type Undoable = "yes" | "no" | "perhaps";

/** What kinds of deed a history is filtered by. */
export const deeds = [
  "added",
  "edited",
  "moved",
  "merged",
  "imported",
  "deleted",
  "restored",
  "takenBack",
] as const;

export type Deed = (typeof deeds)[number];

export const deedLabels: Record<Deed, string> = {
  added: "Added",
  edited: "Edited",
  moved: "Moved",
  merged: "Merged",
  imported: "Imported",
  deleted: "Deleted",
  restored: "Restored",
  takenBack: "Taken back",
};

/** The verbs of operation kinds ("contact.create") by deed; every other verb is an edit. */
const verbs: Record<Exclude<Deed, "edited">, readonly string[]> = {
  added: ["create", "duplicate"],
  moved: ["move"],
  merged: ["merge"],
  imported: ["import", "load"],
  deleted: ["delete", "remove", "purge", "expire"],
  restored: ["restore"],
  takenBack: ["undo"],
};

/** The verbs that a deed goes by; `unless` they are these, for the deed that is all the rest. */
export function verbsOf(deed: Deed): { verbs: readonly string[]; unless: boolean } {
  if (deed === "edited") return { verbs: Object.values(verbs).flat(), unless: true };
  return { verbs: verbs[deed], unless: false };
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

/** What a deed is called in the history of one record, also when it took another back or did it again. */
export function historyWords(deed: {
  kind: string;
  entity?: EntityName;
  undoes: { kind: string } | null;
}): string {
  const { kind, entity, undoes } = deed;
  if (!undoes) return recordWords(kind, entity);
  if (undoes.kind === "change.undo") return "Done again";
  return `Taken back: ${recordWords(undoes.kind, entity).toLowerCase()}`;
}

/** What a deed is called in the history of a book, before the name of what it changed. */
export function activityWords(deed: { kind: string; undoes: { kind: string } | null }): string {
  const wordsOf = (kind: string) => operationWords[kind] ?? recordWords(kind);
  if (!deed.undoes) return wordsOf(deed.kind);
  if (deed.undoes.kind === "change.undo") return "Did again what was taken back of";
  return `Took back “${wordsOf(deed.undoes.kind)}”`;
}

/** Whether an operation deleted for good: nothing of that can be brought back. */
export function isPurge(kind: string): boolean {
  return purgeKinds.some((each) => each === kind);
}

export const purgeKinds = ["trash.purge", "trash.expire"] as const;

export const purgedWords = "What has been deleted for good cannot be brought back.";
