import { isEmail } from "../address.ts";
import { fold } from "../fold.ts";
import type { Column } from "./columns.ts";
import { type ContactPoint, mostPoints, type PointLabel } from "./contact.ts";
import { contactFields } from "./fields.ts";
import { readPoints } from "./point-list.ts";
import { type Cell, different, kindOf, noteLine, type Row, saysNothing } from "./row-cells.ts";
import { emailsIn, phonesIn } from "./written-points.ts";

/** An email or phone with its type. */
interface RowPoint {
  value: string;
  kind: string;
}

/** The emails or phones of a row. */
export interface RowPoints {
  /** The contact's main one. */
  own: ContactPoint | null;
  more: ContactPoint[];
  /** Lines of the notes for values that aren't the contact's own email or phone. */
  notes: string[];
}

/**
 * The main email or phone, the others unchanged, and in the notes whatever isn't an email, a fax, a
 * pager, an assistant's, or too much.
 */
export function pointsOfRow(row: Row, field: "email" | "phone"): RowPoints {
  const found = (row.get(field) ?? [])
    .flatMap((cell) => pointsInCell(row, cell))
    .map((reach) => ({ ...reach, rank: rank(reach, field) }));
  const ranked = different(
    found.toSorted((one, other) => one.rank - other.rank),
    (reach) => sameKey(reach, field),
  );
  const [first] = ranked;
  const own = first && isKept(first, field) ? first : null;
  const others = found.filter((reach) => reach !== own && ranked.includes(reach));
  const kept = others.filter((reach) => isKept(reach, field)).slice(0, mostPoints);
  const label = own ? `Other ${field}` : contactFields[field].label;
  return {
    own: own && pointOf(own),
    more: kept.map(pointOf),
    notes: others
      .filter((reach) => !kept.includes(reach))
      .map(({ value, kind }) => noteLine(label, value, kind)),
  };
}

function isKept({ value, rank }: RankedPoint, field: "email" | "phone"): boolean {
  return rank < ranks.invalid && value.trim().length <= contactFields[field].limit;
}

function sameKey({ value }: RowPoint, field: "email" | "phone"): string {
  return fold(field === "phone" ? value.replace(/[\s().-]/g, "") : value);
}

interface RankedPoint extends RowPoint {
  rank: number;
}

const ranks = { primary: 0, work: 1, mobile: 2, other: 3, invalid: 4 };

/** The preference for the main email or phone; equal ones keep the order of their columns. */
function rank({ value, kind }: RowPoint, field: "email" | "phone"): number {
  if (/fax|pager|assistant|asst/i.test(kind)) return ranks.invalid;
  if (field === "email" && !isEmail(value.trim())) return ranks.invalid;
  if (/^primary/i.test(kind)) return ranks.primary;
  if (/work|business|office/i.test(kind)) return ranks.work;
  return /mobile|cell/i.test(kind) ? ranks.mobile : ranks.other;
}

function pointOf({ value, kind }: RowPoint): ContactPoint {
  return { label: labelOf(kind), value };
}

/** Words in a type that say an order, but not a use. */
const order =
  /primary|secondary|tertiary|main|alternate|alternative|additional|second|third|value|[\d\s]/gi;

/** The label for a file's type; "other" for types that Kith doesn't have. */
function labelOf(kind: string): PointLabel | null {
  if (kind.replace(order, "") === "") return null;
  if (/mobile|cell|sms|car|whatsapp/i.test(kind)) return "mobile";
  if (/work|business|office|company|corporate|direct/i.test(kind)) return "work";
  return /home|personal|private|landline/i.test(kind) ? "home" : "other";
}

function pointsInCell(row: Row, { column, text }: Cell): RowPoint[] {
  if (column.shape === "listed") {
    return readPoints(text).map(({ label, value }) => ({ kind: label ?? "", value }));
  }
  const kind = kindOf(row, column);
  if (column.shape === "exact") return [{ kind, value: text }];
  if (saysNothing(text)) return [];
  return valuesIn(column, text).map((found) => ({ kind, ...found }));
}

/** The values in a cell: usually the cell itself, unchanged. */
function valuesIn(
  { field, shape }: Column,
  text: string,
): (Partial<RowPoint> & { value: string })[] {
  const list = shape === "json" ? valuesInJson(text) : null;
  if (list) return list;
  const cells = shape === "joined" ? text.split(" ::: ") : [text];
  const values = cells.flatMap(field === "email" ? emailsIn : phonesIn);
  return values.map((value) => ({ value }));
}

/**
 * The values in the lists of Krayin and Twenty: texts, or objects with a value and its type. Null
 * for anything else.
 */
function valuesInJson(text: string): (Partial<RowPoint> & { value: string })[] | null {
  const values = parsedList(text)?.map((item) => {
    if (typeof item === "string") return { value: item };
    const { value, number, email, label } = Object(item) as Record<string, unknown>;
    const found = [value, number, email].find((one) => typeof one === "string");
    if (typeof found !== "string") return null;
    return { value: found, ...(typeof label === "string" && { kind: label }) };
  });
  if (!values?.every((value) => value !== null)) return null;
  return values.filter(({ value }) => value.trim() !== "");
}

function parsedList(text: string): unknown[] | null {
  if (!text.trim().startsWith("[")) return null;
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : null;
  } catch {
    return null;
  }
}
