/*
 * What a text looks like on a page, whichever characters it is made of. Pages use this too, so it
 * stands apart from the inputs.
 */

const invisible = /^[\s\p{Cc}\p{DI}\p{Co}\p{Mn}\u2800\ufffc]*$/u;

/**
 * Whether a text shows nothing: it has only spaces, controls, invisible characters, Braille blanks,
 * accents without a letter, and characters that no font of ours has.
 */
export function isBlank(text: string | null | undefined): boolean {
  return invisible.test(text ?? "");
}

/** A text without what Unicode calls default-ignorable: zero-width spaces, soft hyphens, marks of direction. */
export function withoutInvisible(text: string): string {
  return text.replace(/\p{DI}/gu, "");
}

/** A text without the embeddings, overrides and isolates that would turn the text after it round. */
export function withoutBidiControls(text: string): string {
  return text.replace(/[\u202a-\u202e\u2066-\u2069]/g, "");
}

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** The first character of a text as people see it, however many code points it takes; empty for none. */
export function firstGrapheme(text: string): string {
  for (const { segment } of graphemes.segment(text)) {
    if (!isBlank(segment)) return segment;
  }
  return "";
}
