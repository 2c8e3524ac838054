import { fold } from "./fold.ts";

/** The kinds of record that go to Trash before they are gone. */
export const trashKinds = ["contact", "deal", "todo"] as const;
export type TrashKind = (typeof trashKinds)[number];

/** What a kind is called, for one and for several. */
export const trashNouns: Record<TrashKind, { one: string; many: string }> = {
  contact: { one: "contact", many: "contacts" },
  deal: { one: "deal", many: "deals" },
  todo: { one: "task", many: "tasks" },
};

/** "one contact", "12 deals": how many of a kind, or of all kinds where none is named. */
export function trashCount(kind: TrashKind | undefined, count: number): string {
  const { one, many } = kind ? trashNouns[kind] : { one: "record", many: "records" };
  return count === 1 ? `one ${one}` : `${count.toLocaleString("en")} ${many}`;
}

/** Days that something waits in Trash before it is deleted for good. */
export const daysInTrash = 30;
export const millisecondsInTrash = daysInTrash * 86_400_000;

/** What is typed to delete for good. */
export const purgeWord = "DELETE";

/** Whether somebody has typed that they mean it: the word, or the name of what goes. */
export function confirms(typed: string, name?: string): boolean {
  if (typed.trim() === purgeWord) return true;
  return name !== undefined && fold(name) !== "" && fold(typed) === fold(name);
}

export function confirmWords(name?: string): string {
  return name === undefined
    ? `Type ${purgeWord}, in capitals, to go on.`
    : `Type ${purgeWord}, in capitals, or the name to go on.`;
}

export const emptyTrashWords = "There is nothing of this in Trash.";
export const notInTrashWords = "This is not in Trash any more.";
