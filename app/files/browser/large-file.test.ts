import fc from "fast-check";
import { expect, test } from "vitest";
import { sliced } from "#domain/import/sliced.ts";
import { readFile } from "../read-file.ts";
import { readLargeFile } from "./large-file.ts";

const encoder = new TextEncoder();

async function readInChunks(bytes: Uint8Array<ArrayBuffer>, chunkSize: number) {
  const large = await readLargeFile(new Blob([bytes]), { chunkSize });
  const slices = [];
  for await (const slice of large.slices()) slices.push(slice);
  const { contents, rowCount, parts } = large;
  return { contents, rowCount, parts, slices };
}

/** What a file holds, or the message of its refusal. */
async function answerOf<Read>(read: Promise<Read>): Promise<Read | string> {
  return read.catch((error) => String(error.message));
}

async function readAtOnce(bytes: Uint8Array) {
  const { contents, records } = await readFile(bytes);
  const slices = sliced(records);
  return { contents, rowCount: records.length, parts: slices.length, slices };
}

/** Rows that fill more than one window of 200,000 characters, one with a quote that never closes. */
function longCsv(): string {
  const row = (at: number) =>
    at === 1_500
      ? `Person ${at},"never closed,${at}@example.com`
      : `Person ${at},"Line one\nline ""two"" ${"é".repeat(80)}",p${at}@example.com,03/04/2020`;
  return ["Name,Notes,Email,Birthday", ...Array.from({ length: 4_000 }, (_, at) => row(at))].join(
    "\r\n",
  );
}

const files: [string, () => Uint8Array<ArrayBuffer>][] = [
  ["UTF-8 over several windows", () => encoder.encode(longCsv())],
  [
    "a semicolon and a byte order mark",
    () => encoder.encode("\uFEFFName;Email\nÅsa;a@example.com"),
  ],
  [
    "Windows-1252",
    () => Uint8Array.from("Name;Ort\nJ\xfcrgen M\xfcller;K\xf6ln\n", (c) => c.charCodeAt(0)),
  ],
  [
    "UTF-8 with a stray byte",
    () => Uint8Array.from([...encoder.encode("Name,City\nÅsa Öberg,Malmö\n"), 0xe9, 0x2c, 0x41]),
  ],
  [
    "UTF-16",
    () =>
      new Uint8Array(Uint16Array.from("\uFEFFName,City\nAnn,Perth", (c) => c.charCodeAt(0)).buffer),
  ],
  ["no header", () => encoder.encode("Ann Lee,ann@example.com\nBob Ray,bob@example.com\n\x1a\n")],
  ["vCards", () => encoder.encode("BEGIN:VCARD\nVERSION:3.0\nFN:Ann Lee\nEND:VCARD\n")],
  ["nothing below the header", () => encoder.encode("Name,Email\n")],
  ["blank lines", () => encoder.encode("\n \n")],
  ["a picture", () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2)],
  ["noise", () => Uint8Array.from({ length: 5_000 }, (_, at) => (at * 7919) % 256)],
];

for (const [name, bytesOf] of files) {
  test(`a file in chunks is read like one that is there as a whole: ${name}`, async () => {
    const bytes = bytesOf();
    const whole = await answerOf(readAtOnce(bytes));
    const sizes = bytes.length > 10_000 ? [65_537, 262_144] : [1, 7, 4_096];
    for (const size of sizes) {
      expect(await answerOf(readInChunks(bytes, size)), `${size}`).toEqual(whole);
    }
  });
}

test("whatever a text holds, it is read alike in chunks of any size", async () => {
  const piece = fc.constantFrom(
    "Name,Email\n",
    "Ann",
    "é",
    '"',
    '""',
    ",",
    "\n",
    "\r\n",
    "\xff",
    "a@b.example",
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 60 }),
      fc.integer({ min: 1, max: 20 }),
      async (pieces, size) => {
        const bytes = encoder.encode(`Name,Email\n${pieces.join("")}`);
        expect(await answerOf(readInChunks(bytes, size))).toEqual(
          await answerOf(readAtOnce(bytes)),
        );
      },
    ),
    { numRuns: 200 },
  );
});

test("a file that is too large is refused before it is read", async () => {
  const size = { size: 101 * 1024 * 1024 } as Blob;
  expect(await answerOf(readLargeFile(size, {}))).toContain("larger than 100 MB");
});

test("a file of many short rows is read as a whole too", async () => {
  const rows = Array.from({ length: 200_000 }, () => "a@b.co");
  const { rowCount } = await readLargeFile(new Blob([`Email\n${rows.join("\n")}`]), {
    chunkSize: 2_000_000,
  });
  expect(rowCount).toBe(200_000);
});
