/** The nouns that the log knows. */
export const entities = [
  "settings",
  "rate",
  "pipeline",
  "stage",
  "category",
  "tag",
  "company",
  "contact",
  "deal",
  "todo",
  "activity",
  "dismissal",
  "view",
] as const;

export type EntityName = (typeof entities)[number];

/** What a kind of operation is called in a history, after a person's name or at the start of a line. */
export const operationWords: Record<string, string> = {
  "contact.create": "Added",
  "contact.update": "Edited",
  "contact.delete": "Deleted",
  "contact.restore": "Restored",
  "contact.tag": "Tagged",
  "contact.untag": "Untagged",
  "contact.company": "Changed the company of",
  "contact.merge": "Merged",
  "contact.import": "Imported",
  "company.create": "Added company",
  "company.rename": "Renamed company",
  "company.merge": "Merged company",
  "company.delete": "Deleted company",
  "tag.create": "Added tag",
  "tag.update": "Edited tag",
  "tag.delete": "Deleted tag",
  "stage.create": "Added stage",
  "stage.update": "Edited stage",
  "stage.reorder": "Reordered stages",
  "stage.delete": "Deleted stage",
  "pipeline.create": "Added pipeline",
  "pipeline.update": "Renamed pipeline",
  "pipeline.reorder": "Reordered pipelines",
  "pipeline.delete": "Deleted pipeline",
  "deal.create": "Added deal",
  "deal.duplicate": "Copied deal",
  "deal.update": "Edited deal",
  "deal.move": "Moved deal",
  "deal.reschedule": "Changed the expected close of deal",
  "deal.delete": "Deleted deal",
  "deal.restore": "Restored deal",
  "todo.create": "Added task",
  "todo.complete": "Completed task",
  "todo.restore": "Restored task",
  "trash.purge": "Deleted for good",
  "trash.expire": "Deleted for good after 30 days in Trash",
  "view.create": "Saved view",
  "view.update": "Changed view",
  "view.default": "Changed what opens first:",
  "view.delete": "Deleted view",
  "duplicate.dismiss": "Told apart",
  "settings.update": "Changed settings",
  "rate.set": "Set rate",
  "rate.update": "Edited rate",
  "rate.delete": "Deleted rate",
  "rate.import": "Imported rate",
  "sample.load": "Loaded the sample data",
  "sample.remove": "Removed the sample data",
  "change.undo": "Took back a change to",
};

export const undoneWords = "This has been taken back already.";
export const overtakenWords =
  "This can no longer be taken back, because it has been changed again since. Take back the later changes first.";
/** What people call a kind of record. */
export const entityNouns: Record<EntityName, string> = {
  settings: "settings",
  rate: "rate",
  pipeline: "pipeline",
  stage: "stage",
  category: "category",
  tag: "tag",
  company: "company",
  contact: "contact",
  deal: "deal",
  todo: "task",
  activity: "activity",
  dismissal: "dismissed duplicate",
  view: "view",
};

/** Why what an operation added cannot be taken away again: what has come to use it, where that is known. */
export function inUseWords(use?: { entity: EntityName; by: EntityName }): string {
  if (!use) return "Undo the newer changes first: they use what this added.";
  const noun = entityNouns[use.by];
  const article = /^[aeiou]/.test(noun) ? "an" : "a";
  return `Undo the newer changes first: ${article} ${noun} was added to this ${entityNouns[use.entity]}.`;
}

export const orphanedWords = "This can't be undone: what it belonged to no longer exists.";
export const misnamedWords =
  "This can no longer be taken back, because the company that it had is called something else by now. Take that back first.";
export const takenWords =
  "This can no longer be taken back, because its name is taken by another by now.";
export const goneWords =
  "This can no longer be taken back, because what it belongs to has been deleted for good.";
