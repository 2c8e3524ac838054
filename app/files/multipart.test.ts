import fc from "fast-check";
import { expect, test } from "vitest";
import { Refusal } from "#domain/refusal.ts";
import { boundaryOf, readParts } from "./multipart.ts";

interface Field {
  name: string;
  /** Null for a field that isn't a file. */
  file: string | null;
  content: number[];
}

const boundary = "----WebKitFormBoundaryAbc";

/** The bytes of a form, as browsers write them. */
function written(fields: readonly Field[]): Uint8Array {
  const escaped = (text: string) =>
    text.replaceAll('"', "%22").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
  const text = (written: string) => [...new TextEncoder().encode(written)];
  const parts = fields.flatMap(({ name, file, content }) => [
    ...text(`--${boundary}\r\nContent-Disposition: form-data; name="${escaped(name)}"`),
    ...text(file === null ? "" : `; filename="${escaped(file)}"\r\nContent-Type: a/b`),
    ...text("\r\n\r\n"),
    ...content,
    ...text("\r\n"),
  ]);
  return new Uint8Array([...parts, ...text(`--${boundary}--\r\n`)]);
}

/** Bytes that arrive in chunks of this many. */
function arriving(bytes: Uint8Array, length: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, at + length));
      at += length;
    },
  });
}

async function read(bytes: Uint8Array, length: number, mark = boundary) {
  const parts: { name: string; fileName: string | null; type: string; bytes: number[] }[] = [];
  for await (const { body, ...part } of readParts(arriving(bytes, length), mark)) {
    const chunks: number[] = [];
    for await (const chunk of body) chunks.push(...chunk);
    parts.push({ ...part, bytes: chunks });
  }
  return parts;
}

/** Bytes like those around a boundary, and any others. */
const content = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 40 }).map((bytes) => [...bytes]),
      fc
        .constantFrom("\r", "\n", "\r\n", "--", "\r\n--", "\r\n\r\n")
        .map((text) => Array.from(text, (letter) => letter.charCodeAt(0))),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.flat());

const fileName = fc.string({
  unit: fc.constantFrom(...'ab ."\r\né你%\\'),
  minLength: 1,
  maxLength: 12,
});

test("a form is read as it was written, however its bytes arrive", async () => {
  const field = fc.record({
    name: fc.constantFrom("a", 'b"c'),
    file: fc.option(fileName),
    content,
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(field, { maxLength: 4 }),
      fc.integer({ min: 1, max: 200 }),
      async (fields, length) => {
        const expected = fields.map(({ name, file, content: bytes }) => ({
          ...{ name, fileName: file, bytes },
          type: file === null ? "" : "a/b",
        }));
        expect(await read(written(fields), length)).toEqual(expected);
      },
    ),
  );
});

const form = written([
  { name: "contactId", file: null, content: [49] },
  { name: "files", file: "a.txt", content: [1, 2, 3] },
]);

test("a form that is cut off is refused, wherever it ends", async () => {
  for (let length = 0; length < form.length - 2; length += 1) {
    await expect(read(form.slice(0, length), 7)).rejects.toBeInstanceOf(Refusal);
  }
});

test.each([
  ["a part without a name", "--x\r\nContent-Type: a/b\r\n\r\nhi\r\n--x--"],
  ["a header without an end", `--x\r\nA: ${"b".repeat(20_000)}\r\n\r\nhi\r\n--x--`],
  [
    "a boundary within a line",
    '--x y\r\nContent-Disposition: form-data; name="a"\r\n\r\nhi\r\n--x--',
  ],
])("%s is refused", async (_, text) => {
  await expect(read(new TextEncoder().encode(text), 100, "x")).rejects.toBeInstanceOf(Refusal);
});

test.each([
  [`multipart/form-data; boundary=${boundary}`, boundary],
  ['multipart/form-data; charset=utf-8; boundary="a b"', "a b"],
  ["application/x-www-form-urlencoded", null],
  ["multipart/form-data", null],
])("the boundary of %s is found", (type, found) => {
  expect(boundaryOf(type)).toBe(found);
});

test("whoever stops early leaves the rest of the body to others", async () => {
  const body = arriving(form, 10);
  for await (const _ of readParts(body, boundary)) break;
  expect(body.locked).toBe(false);
  let rest = 0;
  for await (const chunk of body.values()) rest += chunk.length;
  expect(rest).toBeGreaterThan(20);
});
