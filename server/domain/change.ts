/** The nouns that the log knows. */
export const entities = [
  "pipeline",
  "stage",
  "category",
  "tag",
  "contact",
  "deal",
  "todo",
  "activity",
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
  "contact.import": "Imported",
  "tag.create": "Added tag",
  "tag.update": "Edited tag",
  "tag.delete": "Deleted tag",
  "change.undo": "Took back",
};

export const undoneWords = "This has been taken back already.";
export const overtakenWords =
  "This can no longer be taken back, because it has been changed again since. Take back the later changes first.";
export const inUseWords =
  "This can no longer be taken back, because what it added is in use elsewhere by now.";
