import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { longestCell } from "#domain/import/draft.ts";
import { sliced } from "#domain/import/sliced.ts";
import { Refusal } from "#domain/refusal.ts";
import { workbookFormat } from "./export/workbook-format.ts";
import { readFile } from "./read-file.ts";

/** A workbook with a row. */
function workbook(): Uint8Array {
  const columns = { Name: () => "Ann", Email: () => "ann@example.com" };
  const writer = workbookFormat(columns, "People").writer();
  const pieces = [...writer.begin(), ...writer.rows([{}]), ...writer.end()];
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}

/** How many records a file has; null if it is refused. */
async function recordsIn(bytes: Uint8Array): Promise<number | null> {
  try {
    return (await readFile(bytes)).records.length;
  } catch (error) {
    if (error instanceof Refusal && error.message !== "") return null;
    throw error;
  }
}

const rows = strToU8(
  'Name,Email,Notes\nAnn Lee,ann@example.com,"likes ""tea"""\nBob,bob@example.com,',
);
const cards = strToU8(
  "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=\r\n=BCller;J\r\nPHOTO;ENCODING=BASE64:AAAA\r\n\r\nEND:VCARD\r\n",
);
const whole: [string, Uint8Array][] = [
  ["rows", rows],
  ["cards", cards],
  ["a workbook", workbook()],
  ["a zip file", zipSync({ "a.csv": rows, "b.csv": rows })],
  [
    "our JSON",
    strToU8(
      '{"kith":1,"noun":"companies","items":[{"id":1,"name":"Acme","createdAt":"2026-01-01T00:00:00.000Z"}]}',
    ),
  ],
];

test.each(whole)("%s, cut and damaged anywhere, are read or refused", async (_, bytes) => {
  expect(await recordsIn(bytes)).toBeGreaterThan(0);
  await fc.assert(
    fc.asyncProperty(
      fc.nat(bytes.length),
      fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 4 }),
      async (length, damages) => {
        const damaged = bytes.slice();
        for (const [at, byte] of damages) damaged[at] = byte;
        await recordsIn(damaged.slice(0, length));
        await recordsIn(damaged);
      },
    ),
    { numRuns: 200 },
  );
});

test("a cell of 10 MB is cut to what a field may have", async () => {
  for (const quote of ["", '"']) {
    const cell = `${quote}${"x".repeat(10_000_000)}${quote}`;
    const { records } = await readFile(strToU8(`Name,Notes\nAnn,${cell}\nBob,`));
    const [slice] = sliced(records);
    expect(slice?.map(({ cells }) => cells.map(({ length }) => length))).toEqual([
      [3, longestCell],
      [3, 0],
    ]);
  }
});

test("5,000 columns are refused", async () => {
  const header = Array.from({ length: 5_000 }, (_, index) => `Name ${index}`);
  const bytes = strToU8(`Name,${header.join()}\nAnn`);
  await expect(readFile(bytes)).rejects.toThrow("This file has more than 1,000 columns.");
});

test("entities of a workbook that would grow without end aren't expanded", async () => {
  const files = unzipSync(workbook());
  const [path = "", sheet = new Uint8Array()] =
    Object.entries(files).find(([name]) => name.includes("sheet1")) ?? [];
  const entities = Array.from(
    { length: 12 },
    (_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`,
  );
  const bomb = `<!DOCTYPE x [<!ENTITY e0 "lol">${entities.join("")}]>`;
  const text = strFromU8(sheet)
    .replace(/(<\?xml[^>]*\?>)?/, (begin) => begin + bomb)
    .replaceAll("ann@example.com", "&e12;");
  const bytes = zipSync({ ...files, [path]: strToU8(text) });
  const read = await readFile(bytes).catch((error: unknown) => error);
  if (read instanceof Refusal) return;
  expect(JSON.stringify(read).length).toBeLessThan(10_000);
});
