import fc from "fast-check";
import { expect, test } from "vitest";
import { readColumns } from "#domain/contact/columns.ts";
import type { FileRecord } from "#domain/contact/file-row.ts";
import { countOutcomes, mostParts, mostSentRows, rowsInPart } from "#domain/import/draft.ts";
import { newPerson, type Person } from "../testing/people.ts";
import { refusalOf } from "../testing/procedures.ts";

/* Files that a browser has read and sends in slices. */

const columns = readColumns(["Name", "Email"]).map((suggested) => ({
  suggested,
  ground: "header" as const,
  samples: ["Ann"],
  dates: null,
}));

function begun(rowCount: number, parts: number) {
  return {
    operation: crypto.randomUUID(),
    fileName: "people.csv",
    contents: {
      noun: "contact" as const,
      kind: "rows" as const,
      vendor: null,
      encoding: { name: "utf-8", isGuess: false },
      columns,
      notedOnCards: [],
      otherTables: [],
    },
    known: "fill" as const,
    rowCount,
    parts,
  };
}

/** The rows of a slice with two, from row 2 on. */
function rowsOf(part: number): FileRecord[] {
  return [0, 1].map((at) => {
    const row = part * 2 + at + 2;
    return { row, cells: [`Person ${row}`, `person${row}@example.com`] };
  });
}

async function codeOf(call: Promise<unknown>) {
  return (await refusalOf(call))?.code;
}

async function namesIn({ api }: Person): Promise<(string | null)[]> {
  const { items } = await api.contact.list();
  return items.map(({ firstName, lastName }) => `${firstName} ${lastName}`).toSorted();
}

test("slices arrive in any order, more than once, and are rows of one file in its order", async () => {
  const person = await newPerson();
  const { account } = person;
  const sent = begun(6, 3);
  const { id } = await account.import.begin(sent);
  for (const part of [2, 0, 0, 1, 2])
    await account.import.sendRows({ id, part, rows: rowsOf(part) });
  // A slice that has arrived stays as it is.
  await account.import.sendRows({ id, part: 0, rows: [{ row: 9, cells: ["Somebody else", ""] }] });
  expect(await account.import.begin(sent)).toEqual({ id });
  await account.import.check({ id });
  const { rows, summaries } = await account.import.report({ id });
  expect(rows.items.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6, 7]);
  expect(countOutcomes(summaries)).toMatchObject({ c: 6, e: 0 });
  await account.import.run({ id });
  expect(await namesIn(person)).toEqual([2, 3, 4, 5, 6, 7].map((row) => `Person ${row}`));
});

test("a file with a gap can't be imported, isn't listed, and is forgotten by Cancel", async () => {
  const person = await newPerson();
  const { account } = person;
  const { id } = await account.import.begin(begun(6, 3));
  for (const part of [0, 2]) await account.import.sendRows({ id, part, rows: rowsOf(part) });
  for (const step of ["byId", "questions", "check", "report", "run"] as const) {
    expect(await codeOf(account.import[step]({ id })), step).toBe("NOT_FOUND");
  }
  expect(await account.import.list()).toEqual([]);
  expect(await account.import.stop({ id })).toEqual({ done: 0 });
  expect(await codeOf(account.import.sendRows({ id, part: 1, rows: rowsOf(1) }))).toBe("NOT_FOUND");
  expect(await namesIn(person)).toEqual([]);
});

test("a file that has all of its slices takes no others, and nobody else's", async () => {
  const [person, other] = [await newPerson(), await newPerson()];
  const { id } = await person.account.import.begin(begun(2, 1));
  const rows = rowsOf(0);
  expect(await codeOf(other.account.import.sendRows({ id, part: 0, rows }))).toBe("NOT_FOUND");
  await person.account.import.sendRows({ id, part: 0, rows });
  expect(await codeOf(person.account.import.sendRows({ id, part: 1, rows }))).toBe("BAD_REQUEST");
  expect((await person.account.import.byId({ id })).parts).toBe(1);
});

test("what a browser sends is within bounds, and has the columns that a file can have", async () => {
  const { account } = await newPerson();
  const sent = begun(2, 1);
  const { contents } = sent;
  const withColumn = (change: object) => ({
    ...contents,
    columns: [{ ...columns[0], suggested: { ...columns[0]?.suggested, ...change } }],
  });
  const wrong: object[] = [
    { rowCount: mostSentRows + 1 },
    { parts: mostParts + 1 },
    { parts: 0 },
    { contents: null },
    { contents: withColumn({ field: "constructor" }) },
    { contents: withColumn({ field: "out" }) },
    { contents: withColumn({ name: "x".repeat(301) }) },
    { contents: { ...contents, columns: Array(1_001).fill(columns[0]) } },
    { contents: { ...contents, encoding: { name: "utf-8", isGuess: true } } },
  ];
  for (const change of wrong) {
    const code = await codeOf(account.import.begin({ ...sent, ...change } as never));
    expect(code, JSON.stringify(change).slice(0, 80)).toBe("BAD_REQUEST");
  }
  const { id } = await account.import.begin(sent);
  const [row] = rowsOf(0);
  const slices: unknown[] = [
    [],
    Array(rowsInPart + 1).fill(row),
    [{ row: 2, cells: ["x".repeat(250_000)] }],
    [{ row: 0, cells: [] }],
    [{ row: 2, cells: [1] }],
    [{ row: 2, cells: [], columns: [{ name: "Name", field: "nothing" }] }],
  ];
  for (const rows of slices) {
    const code = await codeOf(account.import.sendRows({ id, part: 0, rows: rows as never }));
    expect(code, JSON.stringify(rows).slice(0, 80)).toBe("BAD_REQUEST");
  }
});

test("an import that is being written stays, whatever is begun after it", async () => {
  const { account } = await newPerson();
  const { id } = await account.import.begin(begun(600, 600));
  const parts = Array.from({ length: 600 }, (_, part) => part);
  for (const part of parts) await account.import.sendRows({ id, part, rows: rowsOf(part) });
  await account.import.run({ id });
  expect(await codeOf(account.import.begin(begun(700, 700)))).toBe("CONFLICT");
  await account.import.begin(begun(500, 500));
  expect((await account.import.byId({ id })).done).toBe(10);
  const { items, next } = await account.import.slices({ id, part: 590 });
  expect([items.length, items.at(-1)?.row, next]).toEqual([20, 1201, null]);
  expect(await codeOf(account.import.slices({ id, part: 600 }))).toBe("NOT_FOUND");
});

test("large files of one person give way to the next", async () => {
  const { account } = await newPerson();
  const send = async (parts: number) => {
    const { id } = await account.import.begin(begun(parts, parts));
    return id;
  };
  const first = await send(700);
  const second = await send(400);
  const isThere = async (id: number) =>
    (await codeOf(account.import.sendRows({ id, part: 0, rows: rowsOf(0) }))) !== "NOT_FOUND";
  expect([await isThere(first), await isThere(second)]).toEqual([true, true]);
  const third = await send(500);
  expect([await isThere(first), await isThere(second), await isThere(third)]).toEqual([
    false,
    true,
    true,
  ]);
});

interface SentFile {
  rows: readonly (readonly string[])[];
  known: "fill" | "overwrite" | "skip";
}

/** What becomes of rows that are sent in slices of some sizes, and the contacts that there are then. */
async function importedIn({ rows, known }: SentFile, sizes: readonly number[]) {
  const person = await newPerson();
  const { account } = person;
  const { id } = await account.import.begin({ ...begun(rows.length, sizes.length), known });
  let sent = 0;
  for (const [part, size] of sizes.entries()) {
    const records = rows.slice(sent, sent + size).map((cells, at): FileRecord => {
      return { row: sent + at + 2, cells: [...cells] };
    });
    await account.import.sendRows({ id, part, rows: records });
    sent += size;
  }
  await account.import.check({ id });
  const judged = (await account.import.report({ id })).rows.items.map(({ outcome }) => outcome);
  await account.import.run({ id });
  const written = (await account.import.report({ id })).rows.items.map(({ outcome }) => outcome);
  const { items } = await person.api.contact.list();
  const contacts = items.map(({ firstName, lastName, email }) => [firstName, lastName, email]);
  return { judged, written, contacts: contacts.toSorted() };
}

test("rows in slices become what they become as one", { timeout: 600_000 }, async () => {
  const cells = fc.tuple(
    fc.constantFrom("Ann Lee", "Ann Roe", "Ann", "Bo Lee", ""),
    fc.constantFrom("ann@example.com", "lee@example.com", "bo@example.com", ""),
  );
  const slices = fc.array(fc.array(cells, { minLength: 1, maxLength: 3 }), {
    minLength: 2,
    maxLength: 5,
  });
  const ways = fc.constantFrom("fill" as const, "overwrite" as const, "skip" as const);
  await fc.assert(
    fc.asyncProperty(slices, ways, async (sent, known) => {
      const file = { rows: sent.flat(), known };
      const sizes = sent.map(({ length }) => length);
      expect(await importedIn(file, sizes)).toEqual(await importedIn(file, [file.rows.length]));
    }),
    { numRuns: 40 },
  );
});
