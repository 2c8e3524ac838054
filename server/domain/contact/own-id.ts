import type { ImportNoun } from "../import/noun.ts";

/** What tells a record from all others of its noun, wherever its export is imported. */
interface OwnId {
  id: number;
  /** In unix milliseconds. */
  createdAt: number;
}

/**
 * The number of a record in our exports, "contact-12-1767225600000": ids of another noun, or of another
 * deployment, may be the same.
 */
export function ownIdOf(noun: ImportNoun, { id, createdAt }: OwnId): string {
  return `${noun}-${id}-${createdAt}`;
}

const written = /^([a-z]+)-(\d{1,15})-(\d{1,15})$/;

/** What `ownIdOf` has written of a record of this noun; null for anything else. */
export function readOwnId(noun: ImportNoun, text: string): OwnId | null {
  const [, of, id, createdAt] = written.exec(text.trim()) ?? [];
  return of === noun && id && createdAt ? { id: Number(id), createdAt: Number(createdAt) } : null;
}
