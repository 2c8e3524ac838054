/*
 * What the URLs of all lists share: tags, how many of them must match, and the page length.
 */

export const matchLabels = {
  any: "Any of these",
  all: "All of these",
  none: "None of these",
} as const;
export type TagMatch = keyof typeof matchLabels;

/** The API filter for each way of matching tags. */
export const tagFields = { any: "tagIds", all: "allTagIds", none: "noTagIds" } as const;

export const pageLengths = [25, 50, 100] as const;
export const defaultLength = 50;

/** The choice that a text names; undefined if it names none. */
export function oneOf<Key extends string>(
  choices: Record<Key, unknown>,
  text: string | null,
): Key | undefined {
  return text !== null && Object.hasOwn(choices, text) ? (text as Key) : undefined;
}

export function idFrom(text: string | null): number | null {
  const id = Number(text);
  return Number.isSafeInteger(id) && id > 0 ? id : null;
}
