import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readColumns } from "#domain/contact/columns.ts";
import type { FileRecord } from "#domain/contact/file-row.ts";
import type { KnownWay } from "#domain/contact/known-way.ts";
import { countOutcomes, draftLifetime, type FileContents } from "#domain/import/draft.ts";
import { createAccountApi } from "../api.ts";
import { openDatabase } from "../db/client.ts";
import { forgetOldImports } from "../services/import/draft.ts";
import { newPerson, type Person } from "../testing/people.ts";
import { refusalOf } from "../testing/procedures.ts";
import { dumpWithoutLog, dumpWorkspace } from "../testing/workspace.ts";

const header = ["First Name", "Last Name", "Email", "Job Title", "Birthday", "Shoe size"];

function contentsOf(names: readonly string[] = header): FileContents {
  return {
    noun: "contact",
    kind: "rows",
    vendor: null,
    encoding: { name: "utf-8", isGuess: false },
    columns: readColumns(names).map((suggested) => ({
      suggested,
      ground: "header",
      samples: ["a"],
      dates: suggested.field === "birthday" ? { order: null, sample: "03/04/1980" } : null,
    })),
    notedOnCards: [],
    otherTables: [],
  };
}

/** Rows written with commas between cells, from row 2 on, in slices of some rows. */
async function begin(
  { account }: Person,
  lines: readonly string[],
  { inSlice = 2, known = "fill" as KnownWay, operation = crypto.randomUUID() } = {},
) {
  const records = lines.map((line, at): FileRecord => ({ row: at + 2, cells: line.split(",") }));
  const parts = Math.ceil(records.length / inSlice);
  const { id } = await account.import.start({
    operation,
    fileName: "people.csv",
    contents: contentsOf(),
    known,
    rowCount: records.length,
    parts,
  });
  for (let part = 0; part < parts; part += 1) {
    const rows = records.slice(part * inSlice, (part + 1) * inSlice);
    await account.import.addRows({ id, part, rows });
  }
  return { id, operation };
}

const people = [
  "Ann,Lee,ann@example.com,CEO,,38",
  "Bob,Ray,bob@example.com,,soon,",
  ",,,,,39",
  "Ann,Lee,ann@example.com,,,",
  "Cyd,Kit,cyd@example.com,,03/04/1980,",
];

function contactsOf(dump: Awaited<ReturnType<typeof dumpWorkspace>>) {
  const { import_drafts: _, import_slices: __, import_files: ___, ...workspace } = dump;
  return workspace;
}

test("working out what a file does writes nothing, and running it does just that", async () => {
  const person = await newPerson();
  const { api, account } = person;
  await api.contact.create({ firstName: "Ann", lastName: "Lee", email: "ann@example.com" });
  const before = contactsOf(await dumpWorkspace(person.userId));
  const { id, operation } = await begin(person, people);
  expect(await account.import.check({ id })).toEqual({ checked: 3, parts: 3 });
  const preview = await account.import.report({ id });
  expect(contactsOf(await dumpWorkspace(person.userId))).toEqual(before);
  expect(preview.rows.items.map(({ row, outcome }) => `${row}${outcome}`)).toEqual([
    "2u",
    "3c",
    "4e",
    "5k",
    "6c",
  ]);
  const [ann, bob, nobody] = preview.rows.items;
  expect(ann).toMatchObject({
    name: "Ann Lee",
    changes: [
      { label: "Job title", before: null, after: "CEO" },
      { label: "Notes", before: null, after: "Shoe size: 38" },
    ],
  });
  expect(bob?.changes.map(({ label }) => label)).toEqual([
    "First name",
    "Last name",
    "Email",
    "Notes",
  ]);
  expect(nobody?.reason).toBe("No name, email, phone or company.");
  expect(await account.import.run({ id })).toMatchObject({ done: 3, parts: 3, operation });
  const result = await account.import.report({ id });
  const shown = ({ items }: typeof result.rows) =>
    items.map(({ row, outcome, changes }) => ({ row, outcome, changes }));
  expect(shown(result.rows)).toEqual(shown(preview.rows));
  expect(countOutcomes(result.summaries)).toEqual({ c: 2, u: 1, k: 1, s: 0, e: 1 });
  expect(result.summaries.flatMap(({ remarks }) => remarks.birthday ?? [])).toEqual([3, 6]);
  for (const { name, recordId } of result.rows.items.filter((row) => row.name !== "")) {
    const contact = await api.contact.byId({ id: recordId ?? 0 });
    expect(`${contact.firstName} ${contact.lastName}`).toBe(name);
  }
  await api.change.undo({ operation });
  expect(
    (await api.contact.list()).items.map(({ firstName, jobTitle }) => [firstName, jobTitle]),
  ).toEqual([["Ann", null]]);
});

const several = [
  "Ann,Lee,ann@example.com,,,",
  "Bob,Ray,bob@example.com,CFO,,",
  "Ann,Lee,ann@example.com,CEO,,",
  "Ann,,ann@example.com,CTO,,38",
  "Ben,Lee,ann@example.com,,,",
  "Bob,Ray,bob@example.com,COO,,",
  ",,ann@example.com,,,39",
];

test.each([
  ["fill", "ckuucku", "Chair"],
  ["overwrite", "cuuucku", "CFO"],
  ["skip", "csuucsu", "Chair"],
] as const)(
  "rows of one person are one contact in any slices, and a file again changes nothing (%s)",
  async (known, outcomes, jobTitle) => {
    const person = await newPerson();
    const { api, account, userId } = person;
    const bob = { firstName: "Bob", lastName: "Ray", email: "bob@example.com" };
    const { id: bobId } = await api.contact.create({ ...bob, jobTitle: "Chair" });
    const before = contactsOf(await dumpWithoutLog(userId));
    const rowsOf = async (id: number) => {
      const { rows } = await account.import.report({ id });
      return rows.items.map(({ row, outcome, changes, kept }) => ({ row, outcome, changes, kept }));
    };
    const { id, operation } = await begin(person, several, { known });
    await account.import.check({ id });
    const preview = await rowsOf(id);
    await account.import.run({ id });
    expect(await rowsOf(id)).toEqual(preview);
    expect(preview.map(({ outcome }) => outcome).join("")).toBe(outcomes);
    expect(preview[3]?.kept).toEqual([{ label: "Job title", before: "CEO", after: "CTO" }]);
    const { items } = await api.contact.list();
    expect(items.map(({ firstName }) => firstName)).toEqual(["Ann", "Ben", "Bob"]);
    expect(await api.contact.byId({ id: items[0]?.id ?? 0 })).toMatchObject({
      jobTitle: "CEO",
      notes: "Shoe size: 38\nShoe size: 39",
    });
    expect(await api.contact.byId({ id: bobId })).toMatchObject({ jobTitle });
    const after = contactsOf(await dumpWithoutLog(userId));
    const again = await begin(person, several, { known });
    await account.import.run({ id: again.id });
    expect((await rowsOf(again.id)).map(({ outcome }) => outcome).join("")).toMatch(/^[ks]{7}$/);
    expect(contactsOf(await dumpWithoutLog(userId))).toEqual(after);
    await api.change.undo({ operation });
    expect(contactsOf(await dumpWithoutLog(userId))).toEqual(before);
  },
);

test("whom one person's file names is not known in that of another", async () => {
  for (const person of [await newPerson(), await newPerson()]) {
    const { id } = await begin(person, several, { inSlice: several.length });
    await person.account.import.run({ id });
    const { summaries } = await person.account.import.report({ id });
    expect(countOutcomes(summaries)).toMatchObject({ c: 3, u: 3, k: 1 });
  }
});

test("columns go where they are sent, and a date that could be read two ways is asked for once", async () => {
  const person = await newPerson();
  const { api, account } = person;
  const { id } = await begin(person, people.slice(0, 3).concat(people.slice(4)));
  const targets = ["firstName", "lastName", "email", "out", "birthday", "tags"] as const;
  const choices = { id, targets: [...targets], known: "skip" as const };
  expect(await account.import.choose({ ...choices, order: null })).toEqual({ asks: true });
  expect(await account.import.choose({ ...choices, order: "monthFirst" })).toEqual({ asks: false });
  expect(await account.import.choose({ ...choices, order: null })).toEqual({ asks: false });
  await account.import.run({ id });
  const { items } = await api.contact.list({ sort: "newest" });
  const ann = await api.contact.byId({
    id: items.find(({ firstName }) => firstName === "Ann")?.id ?? 0,
  });
  expect(ann).toMatchObject({ jobTitle: null, notes: null, tags: [{ name: "38" }] });
  const cyd = await api.contact.byId({
    id: items.find(({ firstName }) => firstName === "Cyd")?.id ?? 0,
  });
  expect(cyd.birthday).toBe("1980-03-04");
  expect((await refusalOf(account.import.choose({ ...choices, order: null })))?.code).toBe(
    "CONFLICT",
  );
});

test("rows are listed by what becomes of them, in pages", async () => {
  const person = await newPerson();
  const lines = Array.from({ length: 30 }, (_, at) =>
    at % 3 === 0 ? ",,,,," : `Ann ${at},Lee,,,,`,
  );
  const { id } = await begin(person, lines, { inSlice: 7 });
  await person.account.import.check({ id });
  const seen: number[] = [];
  let cursor: string | null = null;
  do {
    const { rows }: Awaited<ReturnType<typeof person.account.import.report>> =
      await person.account.import.report({ id, outcome: "c", cursor, limit: 6 });
    expect(rows.items.length).toBeLessThanOrEqual(6);
    seen.push(...rows.items.map(({ row }) => row));
    cursor = rows.nextCursor;
  } while (cursor);
  expect(seen).toEqual(lines.flatMap((line, at) => (line.startsWith("Ann") ? [at + 2] : [])));
});

test("an import that has expired, or is another person's, doesn't exist", async () => {
  const person = await newPerson();
  const other = await newPerson();
  const { id } = await begin(person, people);
  expect((await refusalOf(other.account.import.byId({ id })))?.code).toBe("NOT_FOUND");
  await forgetOldImports(person.owner.db, Date.now() + draftLifetime - 60_000);
  expect(await person.account.import.list()).toMatchObject([
    { id, fileName: "people.csv", done: 0 },
  ]);
  await forgetOldImports(person.owner.db, Date.now() + draftLifetime);
  expect((await refusalOf(person.account.import.byId({ id })))?.code).toBe("NOT_FOUND");
});

test("an import that is stopped keeps what it has added, and one that has added nothing is forgotten", async () => {
  const person = await newPerson();
  const { api, account } = person;
  const first = await begin(person, people);
  expect(await account.import.stop({ id: first.id })).toEqual({ done: 0 });
  expect(await account.import.list()).toEqual([]);
  const lines = Array.from({ length: 12 }, (_, at) => `Ann ${at},Lee,,,,`);
  const { id } = await begin(person, lines, { inSlice: 1 });
  expect(await account.import.run({ id })).toMatchObject({ done: 10, parts: 12 });
  expect(await account.import.list()).toMatchObject([{ id, done: 10, parts: 12 }]);
  expect(await account.import.stop({ id })).toEqual({ done: 10 });
  expect(await account.import.run({ id })).toMatchObject({ done: 10, parts: 12 });
  expect((await api.contact.list()).total).toBe(10);
});

test("an import whose upload was interrupted isn't listed, and can be stopped", async () => {
  const { account } = await newPerson();
  const upload = { fileName: "people.csv", contents: contentsOf(), known: "fill" as const };
  const operation = crypto.randomUUID();
  const { id } = await account.import.start({ ...upload, operation, rowCount: 4, parts: 2 });
  expect(await account.import.list()).toEqual([]);
  expect(await account.import.stop({ id })).toEqual({ done: 0 });
  expect((await refusalOf(account.import.stop({ id })))?.code).toBe("NOT_FOUND");
});

test("a file that is sent twice at once is one import, and one person keeps five at most", async () => {
  const person = await newPerson();
  const operation = crypto.randomUUID();
  const [one, other] = await Promise.all([
    begin(person, people, { operation }),
    begin(person, people, { operation }),
  ]);
  expect(one.id).toBe(other.id);
  for (let more = 0; more < 5; more += 1) await begin(person, people);
  const open = await person.account.import.list();
  expect(open).toHaveLength(5);
  expect(open.map(({ id }) => id)).not.toContain(one.id);
});

/** The procedures on a database whose connection is lost at one round trip, before or after it is written. */
function interrupted({ context }: Person, at: number, when: "before" | "after") {
  let trips = 0;
  const lost = () => new Error("The connection was lost.");
  const batch: D1Database["batch"] = async (statements) => {
    trips += 1;
    if (trips === at && when === "before") throw lost();
    const answers = await env.DB.batch(statements);
    if (trips === at && when === "after") throw lost();
    return answers as never;
  };
  const prepare = env.DB.prepare.bind(env.DB);
  const db = openDatabase({ prepare, batch } as D1Database);
  return createAccountApi({ ...context, db });
}

test("an import that is interrupted anywhere, and goes on, equals an undisturbed one", async () => {
  const lines = [
    "Ann,Lee,ann@example.com,CEO,,38",
    ",,,,,39",
    "Bob,Ray,bob@example.com,,soon,",
    "Ann,Lee,ann@example.com,,,40",
    "Cyd,Kit,,,,",
    "Dan,Poe,dan@example.com,CTO,,",
    "Eva,Orr,,,,",
  ];
  const workspaceOf = async (person: Person, id: number) => {
    const { items } = await person.api.contact.export({});
    const { rows, summaries } = await person.account.import.report({ id });
    const first = Math.min(...items.map((item) => item.id));
    return {
      contacts: items.map(({ firstName, email, jobTitle, notes }) => [
        firstName,
        email,
        jobTitle,
        notes,
      ]),
      rows: rows.items.map(({ recordId = first, changes: _, ...row }) => ({
        ...row,
        contact: recordId - first,
      })),
      summaries,
    };
  };
  const prepared = async () => {
    const person = await newPerson();
    await person.api.contact.create({
      firstName: "Ann",
      lastName: "Lee",
      email: "ann@example.com",
    });
    const { id, operation } = await begin(person, lines);
    await person.account.import.check({ id });
    return { person, id, operation };
  };
  const calm = await prepared();
  await calm.person.account.import.run({ id: calm.id });
  const expected = await workspaceOf(calm.person, calm.id);
  const cut = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.constantFrom("before", "after"));
  await fc.assert(
    fc.asyncProperty(fc.array(cut, { minLength: 1, maxLength: 4 }), async (cuts) => {
      const { person, id, operation } = await prepared();
      for (const [at, when] of cuts) {
        await refusalOf(interrupted(person, at, when as "before" | "after").import.run({ id }));
      }
      await person.account.import.run({ id });
      expect(await workspaceOf(person, id)).toEqual(expected);
      await person.api.change.undo({ operation });
      expect((await person.api.contact.list()).total).toBe(1);
    }),
    { numRuns: 25 },
  );
}, 60_000);
