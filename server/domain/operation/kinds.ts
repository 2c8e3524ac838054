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
  create: { kind: "added", label: "Added" },
  update: { kind: "edited", label: "Edited" },
  delete: { kind: "deleted", label: "Deleted" },
  restore: { kind: "restored", label: "Restored" },
  tag: { kind: "edited", label: "Tagged" },
  untag: { kind: "edited", label: "Tag removed" },
  company: { kind: "edited", label: "Company updated" },
  merge: { kind: "merged", label: "Merged" },
  import: { kind: "imported", label: "Imported" },
  rename: { kind: "edited", label: "Renamed" },
  reorder: { kind: "edited", label: "Reordered" },
  duplicate: { kind: "added", label: "Added as a copy" },
  move: { kind: "moved", label: "Moved" },
  reschedule: { kind: "edited", label: "Expected close updated" },
  complete: { kind: "edited", label: "Completed" },
  reopen: { kind: "edited", label: "Reopened" },
  snooze: { kind: "edited", label: "Snoozed" },
  purge: { kind: "deleted", label: "Deleted permanently" },
  expire: { kind: "deleted", label: "Deleted permanently after 30 days in Trash" },
  default: { kind: "edited", label: "Changed default view" },
  dismiss: { kind: "edited", label: "Marked as not duplicates" },
  hide: { kind: "edited", label: "Hidden from Today" },
  set: { kind: "edited", label: "Set" },
  load: { kind: "imported", label: "Added with the sample data" },
  remove: { kind: "deleted", label: "Removed with the sample data" },
  undo: { kind: "takenBack", label: "Undid a change to" },
} as const satisfies Record<string, { kind: HistoryKind; label: string }>;

type Verb = keyof typeof verbs;

/**
 * Every operation, with its label in the history of a workspace, before the name of what it
 * changed.
 */
const kindLabels = {
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
  "company.update": "Edited company",
  "company.merge": "Merged company",
  "company.import": "Imported company",
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
  "deal.import": "Imported deal",
  "deal.duplicate": "Duplicated deal",
  "deal.update": "Edited deal",
  "deal.move": "Moved deal",
  "deal.reschedule": "Updated the expected close of deal",
  "deal.delete": "Deleted deal",
  "deal.restore": "Restored deal",
  "category.create": "Created category",
  "category.update": "Edited category",
  "category.delete": "Deleted category",
  "todo.create": "Added task",
  "todo.import": "Imported task",
  "todo.update": "Edited task",
  "todo.complete": "Completed task",
  "todo.reopen": "Reopened task",
  "todo.snooze": "Snoozed task",
  "todo.delete": "Deleted task",
  "todo.restore": "Restored task",
  "activity.create": "Added activity",
  "activity.import": "Imported activity",
  "activity.update": "Edited activity",
  "activity.delete": "Deleted activity",
  "activity.restore": "Restored activity",
  "file.create": "Added file",
  "file.rename": "Renamed file",
  "file.delete": "Deleted file",
  "file.restore": "Restored file",
  "trash.purge": "Deleted permanently",
  "trash.expire": "Deleted permanently after 30 days in Trash",
  "view.create": "Saved view",
  "view.update": "Edited view",
  "view.default": "Changed default view",
  "view.delete": "Deleted view",
  "duplicate.dismiss": "Dismissed duplicates",
  "today.hide": "Hid",
  "settings.update": "Updated settings",
  "rate.set": "Set rate",
  "rate.update": "Edited rate",
  "rate.delete": "Deleted rate",
  "rate.import": "Imported rate",
  "sample.load": "Added the sample data",
  "sample.remove": "Removed the sample data",
  "workspace.restore": "Restored an archive",
  "change.undo": "Undid a change to",
} as const satisfies Record<`${string}.${Verb}`, string>;

export type OperationKind = keyof typeof kindLabels;

/** What follows the name of what an operation changed: "Hid Ann Lee from Today". */
export const labelEndings: Partial<Record<string, string>> = {
  "today.hide": " from Today",
} satisfies Partial<Record<OperationKind, string>>;

/** Operations of earlier releases, which the log may have. */
const formerLabels = { "company.rename": "Renamed company" } satisfies Record<
  `${string}.${Verb}`,
  string
>;

export const operationLabels: Record<string, string | undefined> = {
  ...kindLabels,
  ...formerLabels,
};

/** The label of an operation if the noun is known; undefined for a verb of an earlier release. */
export function verbLabel(verb: string): string | undefined {
  return verb in verbs ? verbs[verb as Verb].label : undefined;
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
