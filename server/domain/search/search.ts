/** The longest search that is read, in characters; the rest is dropped. */
export const longestSearch = 200;

/** What a global search finds, in the order in which it is shown. */
export const foundKinds = ["contact", "company", "deal", "tag"] as const;
export type FoundKind = (typeof foundKinds)[number];

/** The most results of each kind in one global search. */
export const mostFound = 20;

/** The number of the record that a search like "#12" means. */
export function numberIn(search: string): number | undefined {
  const number = Number(/^#([0-9]{1,15})$/.exec(search.trim())?.[1]);
  return number > 0 ? number : undefined;
}
