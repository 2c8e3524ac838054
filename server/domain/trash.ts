import { fold } from "./fold.ts";
import { entityNouns, type TrashKind } from "./operation/entity.ts";

/** "1 contact", "12 deals": how many of a kind, or of all kinds if none is given. */
export function trashCount(kind: TrashKind | undefined, count: number): string {
  const { one, many } = kind ? entityNouns[kind] : { one: "record", many: "records" };
  return count === 1 ? `1 ${one}` : `${count.toLocaleString("en")} ${many}`;
}

/** Days after which something in Trash is deleted permanently. */
export const daysInTrash = 30;
export const millisecondsInTrash = daysInTrash * 86_400_000;

/** The word to type to delete permanently. */
export const purgeWord = "DELETE";

/** Whether somebody has confirmed by typing the word, or the name of the only record. */
export function confirms(typed: string, name?: string): boolean {
  if (typed.trim() === purgeWord) return true;
  return name !== undefined && fold(name) !== "" && fold(typed) === fold(name);
}

export function confirmMessage(name?: string): string {
  return name === undefined
    ? `Type ${purgeWord} in capitals.`
    : `Type ${purgeWord} in capitals, or the name.`;
}

export const purgeWarning =
  "This permanently deletes everything, including history. You can't undo it.";

export const emptyTrashMessage = "Nothing to delete.";
export const notInTrashMessage = "This is no longer in Trash.";
