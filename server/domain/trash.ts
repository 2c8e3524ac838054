import { fold } from "./fold.ts";
import { entityNouns, type TrashKind } from "./operation/entity.ts";

/** "one contact", "12 deals": how many of a kind, or of all kinds where none is named. */
export function trashCount(kind: TrashKind | undefined, count: number): string {
  const { one, many } = kind ? entityNouns[kind] : { one: "record", many: "records" };
  return count === 1 ? `one ${one}` : `${count.toLocaleString("en")} ${many}`;
}

/** Days that something waits in Trash before it is deleted permanently. */
export const daysInTrash = 30;
export const millisecondsInTrash = daysInTrash * 86_400_000;

/** What is typed to delete permanently. */
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
