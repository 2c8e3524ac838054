/** The kinds of operation that a history can be filtered by. */
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
  takenBack: "Undone",
};

/**
 * The verbs of operations: the kind of history that shows them, and their label in the history of
 * one record.
 */
const verbs = {
  create: { kind: "added", words: "Added" },
  update: { kind: "edited", words: "Edited" },
  delete: { kind: "deleted", words: "Deleted" },
  restore: { kind: "restored", words: "Restored" },
  tag: { kind: "edited", words: "Tagged" },
  untag: { kind: "edited", words: "Tag removed" },
  company: { kind: "edited", words: "Company updated" },
  merge: { kind: "merged", words: "Merged" },
  import: { kind: "imported", words: "Imported" },
  rename: { kind: "edited", words: "Renamed" },
  reorder: { kind: "edited", words: "Reordered" },
  duplicate: { kind: "added", words: "Added as a copy" },
  move: { kind: "moved", words: "Moved" },
  reschedule: { kind: "edited", words: "Expected close updated" },
  complete: { kind: "edited", words: "Completed" },
  purge: { kind: "deleted", words: "Deleted permanently" },
  expire: { kind: "deleted", words: "Deleted permanently after 30 days in Trash" },
  default: { kind: "edited", words: "Changed default view" },
  dismiss: { kind: "edited", words: "Marked as not duplicates" },
  set: { kind: "edited", words: "Set" },
  load: { kind: "imported", words: "Added with the sample data" },
  remove: { kind: "deleted", words: "Removed with the sample data" },
  undo: { kind: "takenBack", words: "Undid a change to" },
} as const satisfies Record<string, { kind: HistoryKind; words: string }>;

type Verb = keyof typeof verbs;

/**
 * Every operation, with its label in the history of a workspace, before the name of what it
 * changed.
 */
const kindWords = {
  "contact.create": "Added",
  "contact.update": "Edited",
  "contact.delete": "Deleted",
  "contact.restore": "Restored",
  "contact.tag": "Tagged",
  "contact.untag": "Removed a tag from",
  "contact.company": "Updated the company of",
  "contact.merge": "Merged",
  "contact.import": "Imported",
  "company.create": "Added company",
  "company.rename": "Renamed company",
  "company.merge": "Merged company",
  "company.delete": "Deleted company",
  "tag.create": "Created tag",
  "tag.update": "Edited tag",
  "tag.delete": "Deleted tag",
  "stage.create": "Added stage",
  "stage.update": "Edited stage",
  "stage.reorder": "Reordered stages",
  "stage.delete": "Deleted stage",
  "pipeline.create": "Created pipeline",
  "pipeline.update": "Renamed pipeline",
  "pipeline.reorder": "Reordered pipelines",
  "pipeline.delete": "Deleted pipeline",
  "deal.create": "Added deal",
  "deal.duplicate": "Duplicated deal",
  "deal.update": "Edited deal",
  "deal.move": "Moved deal",
  "deal.reschedule": "Updated the expected close of deal",
  "deal.delete": "Deleted deal",
  "deal.restore": "Restored deal",
  "todo.create": "Added task",
  "todo.complete": "Completed task",
  "todo.restore": "Restored task",
  "trash.purge": "Deleted permanently",
  "trash.expire": "Deleted permanently after 30 days in Trash",
  "view.create": "Saved view",
  "view.update": "Edited view",
  "view.default": "Changed default view",
  "view.delete": "Deleted view",
  "duplicate.dismiss": "Dismissed duplicates",
  "settings.update": "Updated settings",
  "rate.set": "Set rate",
  "rate.update": "Edited rate",
  "rate.delete": "Deleted rate",
  "rate.import": "Imported rate",
  "sample.load": "Added the sample data",
  "sample.remove": "Removed the sample data",
  "change.undo": "Undid a change to",
} as const satisfies Record<`${string}.${Verb}`, string>;

export type OperationKind = keyof typeof kindWords;

/** The log may have kinds of operation from an earlier release. */
export const operationWords: Record<string, string | undefined> = kindWords;

/** The label of an operation if the noun is known; undefined for a verb of an earlier release. */
export function verbWords(verb: string): string | undefined {
  return verb in verbs ? verbs[verb as Verb].words : undefined;
}

/**
 * The verbs that a kind of history includes; for edits, those that it excludes, so that no
 * operation is left out.
 */
export function verbsOf(kind: HistoryKind): { verbs: readonly string[]; unless: boolean } {
  const unless = kind === "edited";
  const those = (Object.keys(verbs) as Verb[]).filter((verb) =>
    unless ? verbs[verb].kind !== kind : verbs[verb].kind === kind,
  );
  return { verbs: those, unless };
}

/** Operations that delete permanently, which can't be undone. */
export const purgeKinds = ["trash.purge", "trash.expire"] as const satisfies OperationKind[];

/** Whether an operation deleted permanently. */
export function isPurge(kind: string): boolean {
  return purgeKinds.some((each) => each === kind);
}
