/*
 * Which columns a list shows, and in what order. The first column, which identifies a row, is
 * always shown and isn't among these.
 */

/** A list whose columns can be selected. */
export interface ColumnList<Column extends string> {
  /** The path that a selection of columns is sent to. */
  columnsPath: string;
  columns: Record<Column, { label: string }>;
  /** The default columns. */
  defaultColumns: readonly Column[];
}

/** The columns in a URL ("email,phone"); null if it has none. */
export function readColumns<Name extends string>(
  text: string | null,
  names: readonly Name[],
): Name[] | null {
  if (text === null) return null;
  const known = text.split(",").map((word) => names.find((name) => name === word));
  return [...new Set(known)].filter((name) => name !== undefined);
}

/**
 * The columns as a URL has them; "none" for no columns, because an empty parameter means the
 * default.
 */
export function writeColumns(columns: readonly string[]): string {
  return columns.length > 0 ? columns.join(",") : "none";
}
