/** How a shortcut is written, e.g. "g", "shift+x" or "mod+z". */
export type Press = (shortcut: string) => void;

/** Elements in which letters are text, and keys have other meanings. */
export const typingFields =
  'input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"]), textarea, select, [contenteditable]';

/**
 * The rows of lists and the cards of the board that shortcuts move between: their link, or else
 * their checkbox.
 */
export const rows =
  '.row-link, .board-card-title, tbody tr:not(:has(.row-link)) input[type="checkbox"]';
