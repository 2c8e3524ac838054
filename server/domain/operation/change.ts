import { type EntityName, entityNouns } from "./entity.ts";

export const alreadyUndoneMessage = "Already undone.";
export const overtakenMessage = "Can't undo: it has changed since. Undo the newer changes first.";
/** Why an addition can't be undone: what uses it now, if that is known. */
export function inUseMessage(use?: { entity: EntityName; by: EntityName }): string {
  if (!use) return "Undo the newer changes first: they use what this added.";
  const noun = entityNouns[use.by].one;
  const article = /^[aeiou]/.test(noun) ? "an" : "a";
  return `Undo the newer changes first: ${article} ${noun} was added to this ${entityNouns[use.entity].one}.`;
}

export const orphanedMessage = "Can't undo: what it belonged to no longer exists.";
export const misnamedMessage =
  "Can't undo: its company has been renamed since. Undo the rename first.";
export const nameTakenMessage = "Can't undo: something else has that name now.";
export const purgedParentMessage = "Can't undo: what it belongs to has been permanently deleted.";
