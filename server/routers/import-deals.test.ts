import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { dealColumns } from "#app/files/export/deal-columns.ts";
import type { KnownWay } from "#domain/contact/known-way.ts";
import { ownIdOf } from "#domain/contact/own-id.ts";
import { readDealColumns } from "#domain/deal/file-columns.ts";
import { importRows } from "../services/contact/import.ts";
import { beginImport, withoutDrafts } from "../testing/import-draft.ts";
import { newPerson, type Person } from "../testing/people.ts";
import { dumpWithoutLog, wrongFigures } from "../testing/workspace.ts";

const header = [
  ...["Deal Name", "Amount", "Currency", "Stage", "Status", "Contact", "Email", "Company"],
  ...["Expected close date", "Won time", "Lost reason", "Owner", "Kith ID"],
];

/** Rows written with bars between cells. */
function begin(
  person: Person,
  lines: readonly string[],
  known: KnownWay = "fill",
  names: readonly string[] = header,
) {
  const rows = lines.map((line) => line.split("|"));
  return beginImport(person, { noun: "deal", columns: readDealColumns(names), rows, known });
}

async function reportOf({ account }: Person, id: number) {
  const { rows, summaries } = await account.import.report({ id });
  return { rows: rows.items, summaries };
}

const lines = [
  "Website|1.234,56 €||Proposal|open|Ann Lee|ann@example.com|Acme|2027-01-31|||Me",
  "Renewal|$5,000.00|AUD|Proposal|won||||2026-03-01|2026-02-03 10:00||",
  "Audit|12k||Discovery|lost|Bob||Acme|31.02.2027|2026-05-04|Too dear|",
  "Website|1234.56|EUR||||ann@example.com|Acme||||",
  "Website|999|AUD|||Ann Lee|ann@example.com|Acme||||",
  "|0||||||Beta||||",
  "||||||||||||",
];

test.each(["fill", "overwrite", "skip"] as const)(
  "deals of a file are added with their people as its preview says, and undone (%s)",
  async (known) => {
    const person = await newPerson();
    const { api, account, userId } = person;
    await api.contact.create({ firstName: "Ann", lastName: "Lee", email: "ann@example.com" });
    const before = withoutDrafts(await dumpWithoutLog(userId));
    const { id, operation } = await begin(person, lines, known);
    await account.import.check({ id });
    const preview = await reportOf(person, id);
    expect(withoutDrafts(await dumpWithoutLog(userId))).toEqual(before);
    expect(preview.rows.map(({ outcome }) => outcome).join("")).toBe("ccckcce");
    await account.import.run({ id });
    const result = await reportOf(person, id);
    const shown = (rows: typeof result.rows) =>
      rows.map(({ row, outcome, changes, kept }) => ({ row, outcome, changes, kept }));
    expect(shown(result.rows)).toEqual(shown(preview.rows));
    expect(result.summaries.map(({ also }) => also)).toEqual(
      preview.summaries.map(({ also }) => also),
    );
    expect(await wrongFigures(userId)).toEqual([]);
    const { items } = await api.deal.export({});
    const exported = items.map(
      ({ title, value, currency, stage, contact, description, ...deal }) => ({
        ...{ title, value, currency, stage, description },
        ...{ expected: deal.expectedCloseDate, closed: deal.closedDate, reason: deal.lostReason },
        contact: contact && `${contact.firstName ?? ""}/${contact.company ?? ""}`,
      }),
    );
    expect(exported).toEqual([
      {
        ...{ title: "Website", value: 1234.56, currency: "EUR", stage: "Proposal" },
        ...{ expected: "2027-01-31", closed: null, reason: null },
        ...{ contact: known === "skip" ? "Ann/" : "Ann/Acme", description: "Owner: Me" },
      },
      {
        ...{
          title: "Renewal",
          value: 5000,
          currency: "AUD",
          stage: "Closed Won",
          description: null,
        },
        ...{ expected: "2026-03-01", closed: "2026-02-03", reason: null, contact: null },
      },
      {
        ...{ title: "Audit", value: null, currency: "AUD", stage: "Closed Lost" },
        ...{ expected: null, closed: "2026-05-04", reason: "Too dear", contact: "Bob/Acme" },
        description: "Stage: Discovery\nAmount: 12k\nExpected close date: 31.02.2027",
      },
      expect.objectContaining({ title: "Website", value: 999, currency: "AUD" }),
      expect.objectContaining({ title: "Beta", value: null, contact: "/Beta" }),
    ]);
    const after = withoutDrafts(await dumpWithoutLog(userId));
    const again = await begin(person, lines, known);
    await account.import.run({ id: again.id });
    expect(withoutDrafts(await dumpWithoutLog(userId))).toEqual(after);
    const undone = await api.change.undo({ operation });
    expect(withoutDrafts(await dumpWithoutLog(userId))).toEqual(before);
    expect(await wrongFigures(userId)).toEqual([]);
    await api.change.undo({ operation: undone.operation });
    expect(withoutDrafts(await dumpWithoutLog(userId))).toEqual(after);
    expect(await wrongFigures(userId)).toEqual([]);
  },
);

test("a deal of the workspace is filled in, overwritten or left, and restored by undo", async () => {
  const person = await newPerson();
  const { api, account, userId } = person;
  const { id: contactId } = await api.contact.create({
    firstName: "Ann",
    email: "ann@example.com",
  });
  const deal = await api.deal.create({ title: "Website", value: 100, currency: "EUR", contactId });
  const { createdAt } = await api.deal.byId({ id: deal.id });
  const line = "Website|250|EUR|Proposal|won|Ann|ann@example.com|||2026-02-03||";
  const own = `Shop|250|EUR|||Bob|bob@example.com||2027-01-31||||${ownIdOf("deal", { id: deal.id, createdAt })}`;
  const before = withoutDrafts(await dumpWithoutLog(userId));
  const left = await begin(person, [line], "skip");
  await account.import.run({ id: left.id });
  expect((await reportOf(person, left.id)).rows).toMatchObject([
    { outcome: "s", recordId: deal.id },
  ]);
  const filled = await begin(person, [line, own], "fill");
  await account.import.run({ id: filled.id });
  const { rows } = await reportOf(person, filled.id);
  expect(rows).toMatchObject([
    { outcome: "k", kept: [{ label: "Value" }, { label: "Stage", after: "Closed Won" }] },
    { outcome: "u", recordId: deal.id, kept: [{ label: "Title" }, { label: "Value" }] },
  ]);
  const { items } = await api.deal.export({});
  expect(items).toMatchObject([
    {
      title: "Website",
      value: 100,
      expectedCloseDate: "2027-01-31",
      further: [{ firstName: "Bob" }],
    },
  ]);
  await api.change.undo({ operation: filled.operation });
  expect(withoutDrafts(await dumpWithoutLog(userId))).toEqual(before);
  const overwritten = await begin(person, [line], "overwrite");
  await account.import.run({ id: overwritten.id });
  const [won] = (await api.deal.export({})).items;
  expect(won).toMatchObject({
    title: "Website",
    value: 250,
    stage: "Closed Won",
    closedDate: "2026-02-03",
  });
  expect(await wrongFigures(userId)).toEqual([]);
  await api.change.undo({ operation: overwritten.operation });
  expect(withoutDrafts(await dumpWithoutLog(userId))).toEqual(before);
  const added = await begin(person, [line], "add");
  await account.import.run({ id: added.id });
  expect((await api.deal.export({})).items).toHaveLength(2);
});

test("people and deals of earlier slices are those of later ones", async () => {
  const person = await newPerson();
  const { api, account, userId } = person;
  const sent = [
    "One|100|AUD|||Ann|ann@example.com|Acme||||",
    "Two|||||||Beta||||",
    "Three|||||Ann||Acme||||",
    "Two|300|AUD|||||Beta||||",
    "One|100|AUD|Lead||Ann|ann@example.com|Acme|2027-01-31|||",
    "One|700|AUD|||Ann|ann@example.com|Acme||||",
  ];
  const { id } = await begin(person, sent);
  await account.import.check({ id });
  const preview = await reportOf(person, id);
  expect(preview.rows.map(({ outcome }) => outcome).join("")).toBe("cccuuc");
  await account.import.run({ id });
  const result = await reportOf(person, id);
  expect(result.rows.map(({ outcome }) => outcome)).toEqual(
    preview.rows.map(({ outcome }) => outcome),
  );
  expect(result.rows[4]?.recordId).toBe(result.rows[0]?.recordId);
  const also = { contacts: 2, companies: 2 };
  expect(preview.summaries[0]?.also).toEqual(also);
  expect(result.summaries.map((each) => each.also)).toEqual(
    preview.summaries.map((each) => each.also),
  );
  expect((await api.contact.list({})).total).toBe(2);
  expect(await wrongFigures(userId)).toEqual([]);
});

test("an import that stopped between two parts goes on, and one that wasn't noted down is the same", async () => {
  const person = await newPerson();
  const { account, owner, userId } = person;
  const { id, operation } = await begin(person, lines);
  const rows = [{ firstName: "Ann", lastName: "Lee", email: "ann@example.com", company: "Acme" }];
  await importRows(
    owner,
    { rows, indexes: [0], operation, part: 0, known: "fill" },
    { kind: "deal.import", isAside: true },
  );
  await account.import.run({ id });
  const result = await reportOf(person, id);
  expect(result.rows.map(({ outcome }) => outcome).join("")).toBe("ccckcce");
  expect(result.summaries[0]?.also).toEqual({ contacts: 1, companies: 1 });
  const after = withoutDrafts(await dumpWithoutLog(userId));
  await env.DB.prepare(
    `update import_slices set is_done = 0, people = null, summary = null, last_contact_id = 0
      where draft_id = ? and part >= 2`,
  )
    .bind(id)
    .run();
  await account.import.run({ id });
  expect(withoutDrafts(await dumpWithoutLog(userId))).toEqual(after);
  const again = await reportOf(person, id);
  const shown = (rows: typeof result.rows) =>
    rows.map(({ row, outcome, recordId }) => ({ row, outcome, recordId }));
  expect(shown(again.rows)).toEqual(shown(result.rows));
  expect(again.summaries.map(({ also }) => also)).toEqual(result.summaries.map(({ also }) => also));
});

test("an export that is imported again changes nothing and adds nobody", async () => {
  const person = await newPerson();
  const { api, account, userId } = person;
  const contacts = [
    { firstName: "Ann", lastName: "Lee", company: "Acme" },
    { firstName: "Bo; Bob", company: "Fish; Chips" },
    { email: "bob@example.com" },
    { phone: "+61 400 000 000" },
    { company: "Beta" },
    { firstName: "Ann", lastName: "Lee", company: "Gamma" },
  ];
  const ids: number[] = [];
  for (const contact of contacts) ids.push((await api.contact.create(contact)).id);
  for (const [at, contactId] of ids.entries()) {
    const contactIds = ids.filter((id) => id !== contactId);
    await api.deal.create({
      title: "Renewal",
      value: 100 + at,
      currency: "EUR",
      contactId,
      contactIds,
    });
  }
  await api.deal.create({ title: "Renewal", value: 99, currency: "EUR" });
  const before = withoutDrafts(await dumpWithoutLog(userId));
  const { items } = await api.deal.export({});
  const names = Object.keys(dealColumns);
  const sent = items.map((deal) =>
    Object.values(dealColumns)
      .map((of) => of(deal) ?? "")
      .join("|"),
  );
  const { id } = await begin(person, sent, "fill", names);
  await account.import.run({ id });
  const { rows } = await reportOf(person, id);
  expect(rows.flatMap(({ changes }) => changes)).toEqual([]);
  expect(withoutDrafts(await dumpWithoutLog(userId))).toEqual(before);
});

test("rows that contradict the only deal of their title and company are added once", async () => {
  const person = await newPerson();
  const { api, account, userId } = person;
  const { id: contactId } = await api.contact.create({ company: "Acme" });
  await api.deal.create({ title: "Renewal", value: 300, currency: "AUD", contactId });
  const sent = ["Renewal|300|AUD|||||Acme||||", "Renewal|700|AUD|||||Acme||||"];
  const first = await begin(person, sent);
  await account.import.check({ id: first.id });
  const preview = await reportOf(person, first.id);
  await account.import.run({ id: first.id });
  const { rows } = await reportOf(person, first.id);
  expect(rows.map(({ outcome }) => outcome).join("")).toBe("kc");
  expect(preview.rows.map(({ outcome }) => outcome).join("")).toBe("kc");
  const after = withoutDrafts(await dumpWithoutLog(userId));
  const again = await begin(person, sent);
  await account.import.run({ id: again.id });
  expect(withoutDrafts(await dumpWithoutLog(userId))).toEqual(after);
});

test("a deal's own id comes before another deal that agrees with its row", async () => {
  const person = await newPerson();
  const { api, account } = person;
  const { id: contactId } = await api.contact.create({ firstName: "Ann", email: "a@example.com" });
  const deal = { title: "Renewal", currency: "AUD", contactId };
  const own = await api.deal.create({ ...deal, value: 100 });
  await api.deal.create({ ...deal, value: 200 });
  const ownId = ownIdOf("deal", { id: own.id, createdAt: (await api.deal.byId(own)).createdAt });
  const line = `Renewal|200|AUD|||Ann|a@example.com||||||${ownId}`;
  const { id } = await begin(person, [line], "overwrite");
  await account.import.run({ id });
  expect((await reportOf(person, id)).rows).toMatchObject([{ outcome: "u", recordId: own.id }]);
});

test("nobody is added for deals that stay as they are", async () => {
  const person = await newPerson();
  const { api, account, userId } = person;
  const { id: contactId } = await api.contact.create({ firstName: "Ann", email: "a@example.com" });
  await api.deal.create({ title: "Website", value: 100, currency: "AUD", contactId });
  const before = withoutDrafts(await dumpWithoutLog(userId));
  const { id } = await begin(person, ["Website|100|AUD|||Ann; Bob|a@example.com|||||"], "skip");
  await account.import.run({ id });
  expect((await reportOf(person, id)).rows).toMatchObject([{ outcome: "s" }]);
  expect(withoutDrafts(await dumpWithoutLog(userId))).toEqual(before);
});

test("what earlier slices bring to long deals is kept by what they bring", async () => {
  const person = await newPerson();
  const { api, account } = person;
  const { id: contactId } = await api.contact.create({ firstName: "Ann", email: "a@example.com" });
  const description = "long ".repeat(900).trim();
  await api.deal.create({ title: "Website", currency: "AUD", contactId, description });
  const line = (value: string, owner: string) =>
    `Website|${value}|AUD|||Ann|a@example.com|||||${owner}`;
  const sent = [
    line("", "Me"),
    line("", "Me"),
    line("500", "You"),
    line("500", ""),
    line("500", ""),
  ];
  const { id } = await begin(person, sent);
  await account.import.check({ id });
  const preview = await reportOf(person, id);
  const { results } = await env.DB.prepare(
    "select length(people -> '$.deals') as size from import_slices where draft_id = ?",
  )
    .bind(id)
    .all<{ size: number }>();
  expect(Math.max(...results.map(({ size }) => size))).toBeLessThan(500);
  await account.import.run({ id });
  const result = await reportOf(person, id);
  const outcomes = (rows: typeof result.rows) => rows.map(({ outcome }) => outcome).join("");
  expect(outcomes(preview.rows)).toBe("ukukk");
  expect(outcomes(result.rows)).toBe("ukukk");
  expect((await api.deal.export({})).items).toMatchObject([
    { value: 500, description: `${description}\nOwner: Me\nOwner: You` },
  ]);
});

test("a deal has as many contacts as by hand, and its description names those beyond, once", async () => {
  const person = await newPerson();
  const run = async (prefix: string, count: number) => {
    const names = Array.from({ length: count }, (_, at) => `${prefix}${at} Lee`);
    const row = `Website|1|AUD|||Ann Lee; ${names.join("; ")}|ann@example.com|||||`;
    const { id } = await begin(person, [row]);
    await person.account.import.run({ id });
    const [outcome] = (await reportOf(person, id)).rows.map((each) => each.outcome);
    const { items } = await person.api.deal.export({});
    const [deal] = items;
    return [outcome, items.length, deal?.further.length, deal?.description];
  };
  expect(await run("A", 48)).toEqual(["c", 1, 48, null]);
  const filled = [1, 50, "Contact: B2 Lee\nContact: B3 Lee"];
  expect(await run("B", 4)).toEqual(["u", ...filled]);
  expect(await run("B", 4)).toEqual(["k", ...filled]);
});
