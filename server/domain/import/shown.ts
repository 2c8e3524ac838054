import type { RowChange } from "./draft.ts";

/** Longer values are cut where changes are listed. */
const longestShown = 200;

/** A value as it is listed. */
export function shown(text: string): string {
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}

/** The change of a value, as it is listed; none if it stays as it is. */
export function changed(label: string, before: string | null, after: string | null): RowChange[] {
  const cut = (value: string | null) => (value === null ? null : shown(value));
  return before === after ? [] : [{ label, before: cut(before), after: cut(after) }];
}
