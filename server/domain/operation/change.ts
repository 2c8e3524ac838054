import { type EntityName, entityNouns } from "./entity.ts";

export const alreadyUndoneMessage = "Already undone.";
export const unfinishedUndoMessage = "This undo isn't finished yet. Continue it first.";
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

/** The records that an undo left as they were, because they had changed since it began. */
export interface Kept {
  count: number;
  /** The names of the first ones. */
  names: string[];
}

/** The sentence about them, e.g. “Ann” and 2 more had changed and stay as they are; empty for none. */
export function keptMessage({ count, names }: Kept): string {
  if (count === 0) return "";
  const named = names.map((name) => `“${name}”`);
  const others = count - names.length;
  const unnamed = names.length > 0 ? "more" : count === 1 ? "record" : "records";
  const all = others > 0 ? [...named, `${others.toLocaleString("en")} ${unnamed}`] : named;
  const who = new Intl.ListFormat("en-GB").format(all);
  return `${who} had changed and ${count === 1 ? "stays as it is" : "stay as they are"}.`;
}
