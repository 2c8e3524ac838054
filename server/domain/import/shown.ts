/** Longer values are cut where changes are listed. */
const longestShown = 200;

/** A value as it is listed. */
export function shown(text: string): string {
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}
