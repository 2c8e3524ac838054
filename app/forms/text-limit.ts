/**
 * What a field does with a text over its limit: it takes the text in, because the browser would cut
 * the end of a paste without a word, and says at once how much fits. The server refuses it too.
 */

/**
 * The longest text that a field takes in, in characters: well over its limit, and short enough that
 * the whole form can be sent.
 */
export function roomFor(limit: number): number {
  return 2 * limit + 500;
}

/** The error of a text over its limit, in characters; spaces around it don't count. */
export function lengthErrors(text: string, limit: number): string[] | undefined {
  const { length } = text.trim();
  if (length <= limit) return undefined;
  const [most, typed] = [limit, length].map((count) => count.toLocaleString("en"));
  return [`Up to ${most} characters fit; this has ${typed}.`];
}

/** For an input whose form shows no errors: the browser itself refuses a text over the limit. */
export function browserLimit(limit: number) {
  return {
    maxLength: roomFor(limit),
    pattern: `.{0,${limit}}`,
    title: `Up to ${limit.toLocaleString("en")} characters`,
  };
}
