import { type EntityName, entityNouns } from "./entity.ts";

export const undoneWords = "This has been taken back already.";
export const overtakenWords =
  "This can no longer be taken back, because it has been changed again since. Take back the later changes first.";
/** Why what an operation added cannot be taken away again: what has come to use it, where that is known. */
export function inUseWords(use?: { entity: EntityName; by: EntityName }): string {
  if (!use) return "Undo the newer changes first: they use what this added.";
  const noun = entityNouns[use.by].one;
  const article = /^[aeiou]/.test(noun) ? "an" : "a";
  return `Undo the newer changes first: ${article} ${noun} was added to this ${entityNouns[use.entity].one}.`;
}

export const orphanedWords = "This can't be undone: what it belonged to no longer exists.";
export const misnamedWords =
  "This can no longer be taken back, because the company that it had is called something else by now. Take that back first.";
export const takenWords =
  "This can no longer be taken back, because its name is taken by another by now.";
export const goneWords =
  "This can no longer be taken back, because what it belongs to has been deleted for good.";
