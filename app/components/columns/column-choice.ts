/*
 * Which columns a list shows, and in what order. The first column, by which a row is known, always
 * stays and is none of these.
 */

/** What can be chosen of a list, and what it shows where nobody has chosen. */
export interface ColumnSet<Name extends string> {
  names: readonly Name[];
  usual: readonly Name[];
}

/** The columns that a text names, as a URL has them ("email,phone"); null where there is no text. */
export function readColumns<Name extends string>(
  text: string | null,
  names: readonly Name[],
): Name[] | null {
  if (text === null) return null;
  const known = text.split(",").map((word) => names.find((name) => name === word));
  return [...new Set(known)].filter((name) => name !== undefined);
}

export function writeColumns(columns: readonly string[]): string {
  return columns.join(",");
}

/** The same columns with one of them a place further up (-1) or down (1). */
export function moveColumn<Name extends string>(
  columns: readonly Name[],
  name: Name,
  by: -1 | 1,
): Name[] {
  const from = columns.indexOf(name);
  const to = from + by;
  if (from < 0 || to < 0 || to >= columns.length) return [...columns];
  return columns.toSpliced(from, 1).toSpliced(to, 0, name);
}

/** The columns of a list as a person's choice of them offers them: those shown in their order, then the rest. */
export function offeredColumns<Name extends string>(
  shown: readonly Name[],
  names: readonly Name[],
): Name[] {
  return [...shown, ...names.filter((name) => !shown.includes(name))];
}
