/*
 * Which columns a list shows, and in what order. The first column, by which a row is known, always
 * stays and is none of these.
 */

/** A list as its columns are chosen. */
export interface ColumnList<Column extends string> {
  /** Where a choice is sent. */
  columnsPath: string;
  columns: Record<Column, { label: string }>;
  /** The default columns. */
  usualColumns: readonly Column[];
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

/** The columns as a URL has them; "none" where there are none, since an empty word says nothing there. */
export function writeColumns(columns: readonly string[]): string {
  return columns.length > 0 ? columns.join(",") : "none";
}
