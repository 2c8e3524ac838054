/** The longest search, in characters; the rest is ignored. */
export const longestSearch = 200;

/** The kinds of record that a global search finds, in the order shown. */
export const foundKinds = ["contact", "company", "deal", "todo", "activity", "tag"] as const;
export type FoundKind = (typeof foundKinds)[number];

/** The most results of each kind in one global search. */
export const mostFound = 20;

/** The record number that a search like "#12" means. */
export function numberIn(search: string): number | undefined {
  const number = Number(/^#([0-9]{1,15})$/.exec(search.trim())?.[1]);
  return number > 0 ? number : undefined;
}
