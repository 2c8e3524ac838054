/** What tells a contact of a workspace from all others, wherever its export is imported. */
interface OwnId {
  id: number;
  /** In unix milliseconds. */
  createdAt: number;
}

/** The number of a contact in our exports, "12-1767225600000": ids of another deployment may be the same. */
export function ownIdOf({ id, createdAt }: OwnId): string {
  return `${id}-${createdAt}`;
}

/** What `ownIdOf` has written; null for anything else. */
export function readOwnId(text: string): OwnId | null {
  const [, id, createdAt] = /^(\d{1,15})-(\d{1,15})$/.exec(text.trim()) ?? [];
  return id && createdAt ? { id: Number(id), createdAt: Number(createdAt) } : null;
}
