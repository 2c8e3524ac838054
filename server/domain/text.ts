/*
 * How a text looks on a page, whatever characters it consists of. Pages use this too, so it is
 * separate from the inputs.
 */

const invisible = /^[\s\p{Cc}\p{DI}\p{Co}\p{Mn}\u2800\ufffc]*$/u;

/**
 * Whether a text shows nothing: only spaces, controls, invisible characters, Braille blanks,
 * accents without a letter, and characters that none of our fonts has.
 */
export function isBlank(text: string | null | undefined): boolean {
  return invisible.test(text ?? "");
}

/** A text without what Unicode calls default-ignorable: zero-width spaces, soft hyphens, marks of direction. */
export function withoutInvisible(text: string): string {
  return text.replace(/\p{DI}/gu, "");
}

/** A text without embeddings, overrides and isolates, which would reverse the text after it. */
export function withoutBidiControls(text: string): string {
  return text.replace(/[\u202a-\u202e\u2066-\u2069]/g, "");
}

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** A Latin letter at the start, with no accent after it that would belong to it. */
const latinStart = /^[A-Za-z\u00c0-\u024f](?=[ -\u02ff]|$)/;

/**
 * The first character of a text as people see it, however many code points it has; empty for none. Latin
 * letters are found without the segmenter, which took most of the time of a list's row.
 */
export function firstGrapheme(text: string): string {
  const letter = latinStart.exec(text);
  if (letter) return letter[0];
  for (const { segment } of graphemes.segment(text)) {
    if (!isBlank(segment)) return segment;
  }
  return "";
}
