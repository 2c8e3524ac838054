import { Refusal } from "#domain/refusal.ts";

/** A position in a sorted list: the sort keys of a row, and which side of it to read. */
export interface Position {
  side: "after" | "before";
  keys: (string | number | null)[];
}

function toBase64Url(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

function fromBase64Url(text: string): string {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return new TextDecoder("utf-8", { fatal: true }).decode(
    Uint8Array.from(binary, (character) => character.charCodeAt(0)),
  );
}

/** A position as an opaque text for links. */
export function writeCursor({ side, keys }: Position): string {
  return toBase64Url(JSON.stringify([side === "after" ? 1 : 0, ...keys]));
}

/** The type of a sort key; "number?" may be null. */
export type KeyShape = "string" | "number" | "number?";

function fitsShape(key: unknown, shape: KeyShape | undefined): boolean {
  if (shape === "number?" && key === null) return true;
  if (shape === "string") return typeof key === "string";
  return shape !== undefined && Number.isSafeInteger(key);
}

/**
 * Reads a cursor. `shape` has the type of each key of the list's order; any other cursor is refused
 * with BAD_REQUEST.
 */
export function readCursor(cursor: string, shape: readonly KeyShape[]): Position {
  const refusal = new Refusal(
    "BAD_REQUEST",
    "This page link isn't valid. Start from the first page.",
    "cursor",
  );
  let parts: unknown;
  try {
    parts = JSON.parse(fromBase64Url(cursor));
  } catch {
    throw refusal;
  }
  if (!Array.isArray(parts)) throw refusal;
  const [side, ...keys] = parts;
  const fits =
    (side === 0 || side === 1) &&
    keys.length === shape.length &&
    keys.every((key, index) => fitsShape(key, shape[index]));
  if (!fits) throw refusal;
  return { side: side === 1 ? "after" : "before", keys };
}

export interface Page<Row> {
  items: Row[];
  nextCursor: string | null;
  prevCursor: string | null;
}

/** The rows before and after a row in a list; null at its ends. */
export interface Neighbours<Row> {
  previous: Row | null;
  next: Row | null;
}

/**
 * Makes a page of `limit` rows from the `limit + 1` that were read from `position` on, in the order
 * of reading (backwards for the rows before a position).
 */
export function pageOf<Row>(
  rows: Row[],
  limit: number,
  position: Position | undefined,
  keysOf: (row: Row) => Position["keys"],
): Page<Row> {
  const more = rows.length > limit;
  const backwards = position?.side === "before";
  const items = rows.slice(0, limit);
  if (backwards) items.reverse();
  const first = items[0];
  const last = items.at(-1);
  const hasNext = backwards || more;
  const hasPrevious = backwards ? more : position !== undefined;
  return {
    items,
    nextCursor: last && hasNext ? writeCursor({ side: "after", keys: keysOf(last) }) : null,
    prevCursor: first && hasPrevious ? writeCursor({ side: "before", keys: keysOf(first) }) : null,
  };
}
