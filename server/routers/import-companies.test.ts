import { expect, test } from "vitest";
import { columnsOfCompanies } from "#domain/company/from-row.ts";
import { readColumns } from "#domain/contact/columns.ts";
import type { KnownWay } from "#domain/contact/known-way.ts";
import { ownIdOf } from "#domain/contact/own-id.ts";
import { beginImport, withoutDrafts } from "../testing/import-draft.ts";
import { newPerson, type Person } from "../testing/people.ts";
import { dumpWithoutLog } from "../testing/workspace.ts";

const header = ["Company", "Website", "Phone", "City", "Email", "Kith ID"];

/** Rows written with commas between cells. */
function begin(person: Person, lines: readonly string[], known: KnownWay = "fill") {
  const columns = columnsOfCompanies(readColumns(header)) ?? [];
  const rows = lines.map((line) => line.split(","));
  return beginImport(person, { noun: "company", columns, rows, known });
}

const lines = [
  "Acme,acme.example,,Perth,info@acme.example",
  "Beta,,+61 2 9374 4000,,",
  "ACME,,+61 400 000 000,Sydney,",
  ",beta.example,,,",
  "Beta,beta.example,,,",
  "Acme,acme.example,,,",
];

async function rowsOf({ account }: Person, id: number) {
  const { rows } = await account.import.report({ id });
  return rows.items;
}

test.each([
  ["fill", "cuueuk", "beta.example", "+61 2 9374 4000"],
  ["overwrite", "cuueuk", "beta.example", "+61 2 9374 4000"],
  ["skip", "csuesk", "old.example", null],
] as const)(
  "companies of a file are added and changed as its preview says, and undone (%s)",
  async (known, outcomes, website, phone) => {
    const person = await newPerson();
    const { api, account, userId } = person;
    const old = known === "skip" ? { website: "old.example" } : {};
    const { id: betaId } = await api.company.create({ name: "Beta", ...old });
    await api.contact.create({ firstName: "Bob", company: "beta" });
    const before = withoutDrafts(await dumpWithoutLog(userId));
    const { id, operation } = await begin(person, lines, known);
    await account.import.check({ id });
    const preview = await rowsOf(person, id);
    expect(withoutDrafts(await dumpWithoutLog(userId))).toEqual(before);
    expect(preview.map(({ outcome }) => outcome).join("")).toBe(outcomes);
    expect(preview[2]?.kept).toEqual([{ label: "City", before: "Perth", after: "Sydney" }]);
    expect(preview[3]?.reason).toBe("No name.");
    await account.import.run({ id });
    const result = await rowsOf(person, id);
    const shown = (rows: typeof result) =>
      rows.map(({ row, outcome, changes, kept }) => ({ row, outcome, changes, kept }));
    expect(shown(result)).toEqual(shown(preview));
    expect((await api.company.byId({ id: betaId })).company).toMatchObject({
      website,
      phone,
      people: 1,
    });
    const acme = (await api.company.list()).items.find(({ name }) => name === "Acme");
    expect(result[5]?.recordId).toBe(acme?.id);
    expect((await api.company.byId({ id: acme?.id ?? 0 })).company).toMatchObject({
      website: "acme.example",
      phone: "+61 400 000 000",
      city: "Perth",
      notes: "Email: info@acme.example",
    });
    const after = withoutDrafts(await dumpWithoutLog(userId));
    const again = await begin(person, lines, known);
    await account.import.run({ id: again.id });
    expect(withoutDrafts(await dumpWithoutLog(userId))).toEqual(after);
    const undone = await api.change.undo({ operation });
    expect(withoutDrafts(await dumpWithoutLog(userId))).toEqual(before);
    await api.change.undo({ operation: undone.operation });
    expect(withoutDrafts(await dumpWithoutLog(userId))).toEqual(after);
  },
);

test("a company is known by its own id, and keeps its name", async () => {
  const person = await newPerson();
  const { api, account } = person;
  const { id, createdAt } = await api.company.create({ name: "Acme", website: "acme.example" });
  const line = `Acme Ltd,new.example,,,,${ownIdOf("company", { id, createdAt })}`;
  const draft = await begin(person, [line], "overwrite");
  await account.import.run({ id: draft.id });
  expect(await rowsOf(person, draft.id)).toMatchObject([
    { outcome: "u", recordId: id, kept: [{ label: "Name", before: "Acme", after: "Acme Ltd" }] },
  ]);
  expect((await api.company.byId({ id })).company).toMatchObject({
    name: "Acme",
    website: "new.example",
  });
});

test("a contact's own id finds no company, nor a company's a contact", async () => {
  const person = await newPerson();
  const { api, account } = person;
  const { id, createdAt } = await api.company.create({ name: "Acme", website: "acme.example" });
  const line = `Beta,beta.example,,,,${ownIdOf("contact", { id, createdAt })}`;
  const draft = await begin(person, [line], "overwrite");
  await account.import.run({ id: draft.id });
  expect(await rowsOf(person, draft.id)).toMatchObject([{ outcome: "c", name: "Beta" }]);
  expect((await api.company.byId({ id })).company.website).toBe("acme.example");
  const ann = await api.contact.create({ firstName: "Ann" });
  const { createdAt: annAt } = await api.contact.byId({ id: ann.id });
  const rows = [{ firstName: "Bob", ownId: ownIdOf("company", { id: ann.id, createdAt: annAt }) }];
  const operation = crypto.randomUUID();
  expect(await api.contact.import({ rows, operation, known: "overwrite" })).toMatchObject({
    created: 1,
  });
});

test("slices keep what they bring to companies, and not what the workspace has", async () => {
  const person = await newPerson();
  const { api, account, userId } = person;
  const notes = "x".repeat(15_000);
  const { id: acmeId } = await api.company.create({ name: "Acme", notes });
  const sent = [
    "Acme,,,,one@acme.example",
    "Beta,,,Perth,one@beta.example",
    "Acme,acme.example,,,two@acme.example",
    "Beta,beta.example,,Sydney,two@beta.example",
    "Acme,,,,two@acme.example",
    "Beta,,,,three@beta.example",
  ];
  const { id } = await begin(person, sent);
  await account.import.check({ id });
  const storedOf = async () => {
    const { import_slices: slices = [] } = await dumpWithoutLog(userId);
    return slices.map(({ people }) => String(people)).join("\n");
  };
  expect((await storedOf()).length).toBeLessThan(1_000);
  const preview = await rowsOf(person, id);
  expect(preview.map(({ outcome }) => outcome).join("")).toBe("ucuuku");
  await account.import.run({ id });
  const outcomes = (await rowsOf(person, id)).map(({ outcome }) => outcome);
  expect(outcomes).toEqual(preview.map(({ outcome }) => outcome));
  expect(await storedOf()).not.toContain("example");
  expect((await api.company.byId({ id: acmeId })).company.notes).toBe(
    `${notes}\nEmail: one@acme.example\nEmail: two@acme.example`,
  );
});
