/** The key of the browser's storage under which opened records are remembered. */
export const recentKey = "kith.recent";

/** Forgets the records that were opened, so that the next person at this browser doesn't see them. */
export function forgetRecent(): void {
  try {
    localStorage.removeItem(recentKey);
  } catch {
    // Browsers that store nothing throw.
  }
}
