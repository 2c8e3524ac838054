/** The most rows of a list that are chosen one by one, and that one call changes. */
export const mostAtOnce = 2_000;

/**
 * The most parts of one request: a Worker asks D1 at most 1,000 things, and a part is some 12 of them.
 */
export const mostParts = 75;

/** What is said of an operation that was done to so many: "Tagged 1 contact." */
export function countedWords(
  done: string,
  [one, many]: readonly [one: string, many: string],
  { count, counted }: { count: number; counted: string },
): string {
  return `${done} ${count === 1 ? `1 ${one}` : `${counted} ${many}`}.`;
}
