import fc from "fast-check";
import { expect, test } from "vitest";
import { Refusal } from "#domain/refusal.ts";
import { pageOf, readCursor, writeCursor } from "./cursor.ts";

const shapes = { text: "string", number: "number" } as const;

test("a cursor is read back as it was written, whatever text and numbers it holds", () => {
  const text = fc.string({ unit: "binary" }).map((value) => ({ kind: shapes.text, value }));
  const whole = fc.maxSafeInteger().map((value) => ({ kind: shapes.number, value }));
  fc.assert(
    fc.property(
      fc.constantFrom("after" as const, "before" as const),
      fc.array(fc.oneof(text, whole), { minLength: 1, maxLength: 3 }),
      (side, parts) => {
        const position = { side, keys: parts.map(({ value }) => value) };
        const cursor = writeCursor(position);
        expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(
          readCursor(
            cursor,
            parts.map(({ kind }) => kind),
          ),
        ).toEqual(position);
      },
    ),
  );
});

function encoded(value: unknown): string {
  return btoa(JSON.stringify(value) ?? "undefined");
}

test.each([
  ["nothing", ""],
  ["garbage", "!!!"],
  ["bytes that are no text", btoa("\xff\xfe")],
  ["no JSON", btoa("[1,")],
  ["no list", encoded({ side: 1, keys: ["a", 1] })],
  ["null", encoded(null)],
  ["no side", encoded([])],
  ["another side", encoded([2, "a", 1])],
  ["a side that is text", encoded(["1", "a", 1])],
  ["too few keys", encoded([1, "a"])],
  ["too many keys", encoded([1, "a", 1, 1])],
  ["keys of other types", encoded([1, 1, "a"])],
  ["a key that is null", encoded([1, "a", null])],
  ["a key that is a list", encoded([1, ["a"], 1])],
  ["a fraction", encoded([1, "a", 1.5])],
  ["a number past counting", btoa('[1,"a",1e400]')],
  ["a number that is not exact", btoa('[1,"a",9007199254740993]')],
])("a cursor with %s is refused", (_, cursor) => {
  expect(() => readCursor(cursor, ["string", "number"])).toThrow(Refusal);
});

test("no text is read as a cursor by accident, and none breaks the reading", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(() => readCursor(text, ["number"])).toThrow(Refusal);
    }),
  );
});

test("a page tells on which sides there are more rows", () => {
  const keysOf = (row: number) => [row];
  const side = (cursor: string | null) => cursor && readCursor(cursor, ["number"]);
  const first = pageOf([1, 2, 3], 2, undefined, keysOf);
  expect([first.items, side(first.nextCursor), first.prevCursor]).toEqual([
    [1, 2],
    { side: "after", keys: [2] },
    null,
  ]);
  const last = pageOf([3], 2, { side: "after", keys: [2] }, keysOf);
  expect([last.items, last.nextCursor, side(last.prevCursor)]).toEqual([
    [3],
    null,
    { side: "before", keys: [3] },
  ]);
  const back = pageOf([2, 1], 2, { side: "before", keys: [3] }, keysOf);
  expect([back.items, side(back.nextCursor), back.prevCursor]).toEqual([
    [1, 2],
    { side: "after", keys: [2] },
    null,
  ]);
});
