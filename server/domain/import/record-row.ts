import type { Column, ColumnField } from "../contact/columns.ts";
import { contactFields } from "../contact/fields.ts";
import { type FileRecord, isWide, type Remark, remarks } from "../contact/file-row.ts";
import { noteLine, saysNothing } from "../contact/row-cells.ts";
import { type Leftover, shortened } from "./row-cells.ts";
import { contactLine, isCompanyOnly, peopleOf, type RowCell } from "./row-people.ts";

/* How rows of tasks and activities say what they are called and whom they are about. */

/** A text on one line, as much of it as a field takes; what is longer, and further ones, are left over. */
export function lineIn(
  [cell, ...further]: readonly RowCell[],
  limit: number,
  left: Leftover,
): string {
  for (const each of further) left.add(each);
  const line = onOneLine(cell?.text ?? "");
  if (cell && line.length > limit) left.add(cell);
  return shortened(line, limit);
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** A name in a cell, or in a part of it; null for none. What is longer than the field is left over. */
export function nameIn(
  cell: RowCell,
  limit: number,
  left: Leftover,
  text = cell.text,
): string | null {
  const name = onOneLine(text);
  if (name === "" || (cell.column.shape !== "exact" && saysNothing(name))) return null;
  if (name.length <= limit) return name;
  left.add(cell);
  return null;
}

interface About {
  columns: readonly Column[];
  /** The field of a column of companies of the records themselves. */
  ownCompany: ColumnField;
  /** How many contacts a record has at most. */
  most: number;
}

/**
 * The contacts and the company that a row is about. A company alone needs nobody without a name; if records have
 * a column of companies of their own, another one is that of their contacts.
 */
export function aboutIn(
  all: readonly RowCell[],
  left: Leftover,
  { columns, ownCompany, most }: About,
) {
  const { people, notes } = peopleOf(all);
  const hasOwn = columns.some(({ field }) => field === ownCompany);
  const [own, ...owns] = all.filter(({ column }) => column.field === ownCompany);
  for (const each of owns) left.add(each);
  const ofPerson = people[0]?.company;
  const ofRecord = own ? nameIn(own, contactFields.company.limit, left) : null;
  const company = hasOwn ? ofRecord : ofPerson ? onOneLine(ofPerson) : null;
  const named = people.filter((person) => !isCompanyOnly(person));
  const further = named.slice(most).map(contactLine);
  return { people: named.slice(0, most), notes: [...notes, ...further], company };
}

/** The deal that a row names, and what the description says of one that the workspace doesn't have. */
export function dealIn(found: readonly RowCell[], left: Leftover) {
  const [cell, ...further] = found.filter(({ text }) => !saysNothing(text));
  for (const each of further) left.add(each);
  return {
    deal: cell ? cell.text.trim() : null,
    dealLine: cell ? noteLine(cell.column.name, cell.text) : null,
  };
}

/** The Kith IDs that a row has of the deal and the company that it is about. */
export function linksIn(all: readonly RowCell[]) {
  return { dealOwnId: idIn(all, "dealOwnId"), companyOwnId: idIn(all, "companyOwnId") };
}

function idIn(all: readonly RowCell[], field: ColumnField): string | null {
  const cell = all.find(({ column }) => column.field === field);
  return cell ? cell.text.slice(0, 60) : null;
}

interface Rest {
  all: readonly RowCell[];
  /** How many columns the file has. */
  width: number;
  texts: readonly string[];
  /** The longest description. */
  limit: number;
  left: Leftover;
}

/** A row's description, with all that no field takes, its own id, and what has to be said of it. */
export function restOf(record: FileRecord, { all, width, texts, limit, left }: Rest) {
  for (const cell of all) if (cell.column.field === "note") left.add(cell);
  const whole = [...texts, ...left.lines].join("\n");
  if (whole.length > limit) left.found.add("cut");
  if (isWide(record.cells, width)) left.found.add("wide");
  return {
    description: shortened(whole, limit) || null,
    ownId: idIn(all, "ownId"),
    remarks: remarks.filter((remark): remark is Remark => left.found.has(remark)),
  };
}
