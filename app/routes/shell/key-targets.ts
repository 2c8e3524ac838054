/** How a shortcut is written, e.g. "g", "shift+x" or "mod+z". */
export type Press = (shortcut: string) => void;

/** In these letters are text, and keys have meanings of their own. */
export const typingPlaces =
  'input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"]), textarea, select, [contenteditable]';

/** What the rows of lists, and the cards of the board, are gone to by: their link, or else their box. */
export const rows = '.row-link, .deal-title, tbody tr:not(:has(.row-link)) input[type="checkbox"]';
