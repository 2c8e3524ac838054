import type { Column, ColumnField } from "./columns.ts";

export interface Cell {
  column: Column;
  text: string;
}

/** What people and programs write for an empty cell. */
const nothing = /^(?:-+|n\/?a|#n\/a|null|none|nil|undefined|\?+)$/i;

export function saysNothing(text: string): boolean {
  return nothing.test(text.trim());
}

/** The non-empty cells of a row, by the field of their column. */
export type Row = Map<ColumnField, Cell[]>;

export function rowOf(columns: Column[], cells: string[]): Row {
  const row: Row = new Map();
  for (const [index, text] of cells.entries()) {
    const column = columns[index];
    if (!column?.field || text.trim() === "") continue;
    const earlier = row.get(column.field);
    if (earlier) earlier.push({ column, text });
    else row.set(column.field, [{ column, text }]);
  }
  return row;
}

export function texts(row: Row, field: ColumnField): string[] {
  return (row.get(field) ?? []).map(({ text }) => text);
}

/**
 * The type of a column's value, from the column of types beside it; Google's main one has a star.
 */
export function kindOf(row: Row, { group, kind }: Column): string {
  const label = row.get("kind")?.find(({ column }) => group && column.group === group);
  const text = label?.text.trim() ?? "";
  const words = text.startsWith("*") ? `primary ${text.slice(1).trim()}` : text;
  return [kind, words].filter(Boolean).join(" ");
}

/** Values without those that equal an earlier one. */
export function different<Value>(values: Value[], keyOf: (value: Value) => string): Value[] {
  if (values.length < 2) return values;
  const seen = new Set<string>();
  return values.filter((value) => {
    const isNew = !seen.has(keyOf(value));
    seen.add(keyOf(value));
    return isNew;
  });
}

/** The line of the notes for a value that fits no field of the contact. */
export function noteLine(label: string, value: string, kind = ""): string {
  const words = kind.replace(/^primary ?/, "");
  return `${label}${words ? ` (${words})` : ""}: ${value.trim()}`;
}
