import { expect, test } from "vitest";
import { defaultSettings } from "#domain/account/default-settings.ts";
import { readActivityColumns } from "#domain/activity/file/columns.ts";
import type { KnownWay } from "#domain/contact/known-way.ts";
import { ownIdOf } from "#domain/contact/own-id.ts";
import { momentAt } from "#domain/moment.ts";
import { beginImport, withoutDrafts } from "../testing/import-draft.ts";
import { newPerson, type Person } from "../testing/people.ts";
import { dumpWithoutLog, wrongFigures } from "../testing/workspace.ts";

const header = [
  ...["Type", "Subject", "Date", "Time", "Duration", "Outcome", "Contact", "Email", "Company"],
  ...["Deal", "Notes", "Owner", "Attendees", "Kith ID"],
];

/** Rows written with bars between cells. */
function begin(person: Person, lines: readonly string[], known: KnownWay = "fill") {
  const rows = lines.map((line) => line.split("|"));
  const columns = readActivityColumns(header);
  return beginImport(person, { noun: "activity", columns, rows, known });
}

async function reportOf({ account }: Person, id: number) {
  const { rows, summaries } = await account.import.report({ id });
  const items = rows.items.map(({ row, outcome, changes, kept, reason }) => {
    return { row, outcome, changes, kept, reason };
  });
  return { items, outcomes: items.map(({ outcome }) => outcome).join(""), summaries };
}

async function activitiesOf({ api }: Person) {
  const { items } = await api.activity.list({});
  return items
    .toSorted((one, other) => one.id - other.id)
    .map(({ contact, others, deal, company, ...activity }) => ({
      ...activity,
      contact: contact && `${contact.firstName ?? ""}/${contact.company ?? ""}`,
      others: others.map(({ firstName }) => firstName).toSorted(),
      deal: deal?.title ?? null,
      company: company?.name ?? null,
    }));
}

const lines = [
  "Call|Prices|2026-03-05|14:30|20|Agreed|Ann Lee|ann@example.com|Acme|Website|Ask about dates|Me||",
  "Meeting|Kick-off|2026-03-06|||| Ann Lee|ann@example.com|Acme|Unknown|||Bob Ray; Cy|",
  "Note||2026-03-06||||Ann Lee|ann@example.com||Unknown|Likes tea|||",
  "Note||2026-03-06||||Ann Lee|ann@example.com|||Likes coffee|||",
  "Webinar|Launch|31.02.2026||30|||| Beta|||||",
  "Call||2026-03-07||||||||||Cy|",
  "Call|Nobody|2026-03-07|||||||Unknown||||",
  "Email||2026-03-07||||Ann Lee|ann@example.com||||||",
];

test.each(["fill", "overwrite", "skip"] as const)(
  "activities of a file are added with whom they name as its preview says, and undone (%s)",
  async (known) => {
    const person = await newPerson();
    const { api, account, userId } = person;
    await api.contact.create({ firstName: "Ann", lastName: "Lee", email: "ann@example.com" });
    await api.deal.create({ title: "Website" });
    const before = withoutDrafts(await dumpWithoutLog(userId));
    const { id, operation } = await begin(person, lines, known);
    await account.import.check({ id });
    const preview = await reportOf(person, id);
    expect(withoutDrafts(await dumpWithoutLog(userId))).toEqual(before);
    expect(preview.outcomes).toBe("ccccccee");
    expect(preview.items.flatMap(({ reason }) => reason ?? [])).toEqual([
      "No contact or company, and no deal that is in Kith. Add one of them to this row.",
      "No subject or text. Add one to this row.",
    ]);
    const remarks = preview.summaries.map((summary) => summary.remarks);
    expect(remarks).toEqual([
      { deal: [3] },
      { deal: [4] },
      { date: [6], type: [6], undated: [6] },
      {},
    ]);
    await account.import.run({ id });
    const result = await reportOf(person, id);
    const withoutMoments = (items: typeof result.items) =>
      items.map(({ changes, ...item }) => ({
        ...item,
        changes: changes.filter(({ label }) => label !== "When"),
      }));
    expect(withoutMoments(result.items)).toEqual(withoutMoments(preview.items));
    const also = ({ summaries }: typeof result) => summaries.map((summary) => summary.also);
    expect(also(result)).toEqual(also(preview));
    expect(await wrongFigures(userId)).toEqual([]);
    const ann = known === "skip" ? "Ann/" : "Ann/Acme";
    const at = (day: string, time = "12:00") => momentAt(defaultSettings.timeZone, day, time);
    expect(await activitiesOf(person)).toMatchObject([
      {
        ...{ type: "call", subject: "Prices", timestamp: at("2026-03-05", "14:30") },
        ...{ durationMinutes: 20, outcome: "Agreed", contact: ann, company: "Acme" },
        ...{ deal: "Website", description: "Ask about dates\nOwner: Me" },
      },
      {
        ...{ type: "meeting", timestamp: at("2026-03-06"), others: ["Bob", "Cy"] },
        ...{ contact: ann, deal: null, description: "Deal: Unknown" },
      },
      { type: "note", subject: null, description: "Likes tea\nDeal: Unknown", contact: ann },
      { type: "note", description: "Likes coffee" },
      {
        ...{ type: "note", subject: "Launch", contact: null, company: "Beta" },
        description: "Type: Webinar\nDate: 31.02.2026\nDuration: 30",
      },
      { type: "call", subject: null, contact: "Cy/" },
    ]);
    const { items } = await api.contact.export({});
    expect(items.find(({ firstName }) => firstName === "Ann")).toMatchObject({
      lastActivityAt: at("2026-03-06"),
    });
    const after = withoutDrafts(await dumpWithoutLog(userId));
    const again = await begin(person, lines, known);
    await account.import.run({ id: again.id });
    expect((await reportOf(person, again.id)).outcomes).toBe(
      known === "skip" ? "ssssssee" : "kkkkkkee",
    );
    expect(withoutDrafts(await dumpWithoutLog(userId))).toEqual(after);
    await api.change.undo({ operation });
    const undone = withoutDrafts(await dumpWithoutLog(userId));
    expect(undone).toMatchObject({
      contact_activities: before.contact_activities,
      activities_to_contacts: before.activities_to_contacts,
      companies: before.companies,
    });
    expect(await wrongFigures(userId)).toEqual([]);
  },
);

test("an activity is found by its own id, filled in or overwritten, and put back by an undo", async () => {
  const person = await newPerson();
  const { api, account, userId } = person;
  const ann = await api.contact.create({ firstName: "Ann", email: "ann@example.com" });
  const timestamp = Date.UTC(2026, 2, 1);
  const activity = await api.activity.create({ type: "call", contactId: ann.id, timestamp });
  const row = `Meeting|Ring|2026-04-01|09:00|15|Agreed|Bob||Acme||By phone||Cy|${ownIdOf("activity", activity)}`;
  const before = withoutDrafts(await dumpWithoutLog(userId));
  for (const [known, expected] of [
    ["fill", { type: "call", timestamp, contact: "Ann/", others: ["Bob", "Cy"] }],
    ["overwrite", { type: "meeting", contact: "Bob/Acme", others: ["Ann", "Cy"] }],
  ] as const) {
    const { id, operation } = await begin(person, [row], known);
    await account.import.run({ id });
    expect((await reportOf(person, id)).outcomes).toBe("u");
    const [found] = await activitiesOf(person);
    expect(found).toMatchObject({ ...expected, subject: "Ring", durationMinutes: 15 });
    expect(found).toMatchObject({ company: "Acme", outcome: "Agreed", description: "By phone" });
    expect(await wrongFigures(userId)).toEqual([]);
    await api.change.undo({ operation });
    expect(await activitiesOf(person)).toMatchObject([{ type: "call", timestamp, others: [] }]);
    expect(withoutDrafts(await dumpWithoutLog(userId)).companies).toEqual(before.companies);
    expect(await wrongFigures(userId)).toEqual([]);
  }
});

test("activities of another person are neither found nor referred to", async () => {
  const [person, stranger] = [await newPerson(), await newPerson()];
  const ann = await stranger.api.contact.create({ firstName: "Ann", email: "ann@example.com" });
  const deal = await stranger.api.deal.create({ title: "Website" });
  const theirs = await stranger.api.activity.create({
    ...{ type: "call", subject: "Hello", contactId: ann.id, dealId: deal.id },
    timestamp: momentAt(defaultSettings.timeZone, "2026-03-05", "14:30"),
  });
  const before = withoutDrafts(await dumpWithoutLog(stranger.userId));
  const row = `Call|Hello|2026-03-05|14:30|5||Ann|ann@example.com||Website||||${ownIdOf("activity", theirs)}`;
  const { id } = await begin(person, [row], "overwrite");
  await person.account.import.run({ id });
  expect(await activitiesOf(person)).toMatchObject([{ subject: "Hello", deal: null }]);
  expect(withoutDrafts(await dumpWithoutLog(stranger.userId))).toEqual(before);
});

test("a contact who is named again among others is one of them, and the others keep their names", async () => {
  const person = await newPerson();
  await person.api.contact.create({ firstName: "Ann", lastName: "Lee", email: "ann@example.com" });
  const row = "Call|Hello|2026-03-05||||Ann Lee|ann@example.com|||||ann@example.com; Bob Ray|";
  const { id } = await begin(person, [row]);
  await person.account.import.check({ id });
  const { items } = await reportOf(person, id);
  const others = items[0]?.changes.filter(({ label }) => label === "Other contacts");
  expect(others).toMatchObject([{ after: "Bob Ray" }]);
});

test("an activity has as many contacts as by hand, and its notes name those beyond, once", async () => {
  const person = await newPerson();
  const named = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, at) => `${prefix}${at} Lee`);
  const rowOf = (names: readonly string[]) =>
    `Meeting|Kick-off|2026-03-06|09:00|||Ann Lee|ann@example.com||||| ${names.join("; ")}|`;
  const run = async (names: readonly string[]) => {
    const { id } = await begin(person, [rowOf(names), "Call|Prices|2026-03-05||||Eve|||||||"]);
    await person.account.import.run({ id });
    const { outcomes } = await reportOf(person, id);
    const meeting = (await activitiesOf(person)).find(({ type }) => type === "meeting");
    return { outcomes, others: meeting?.others.length, notes: meeting?.description };
  };
  expect(await run(named("A", 45))).toEqual({ outcomes: "cc", others: 45, notes: null });
  const beyond = "Contact: B5 Lee\nContact: B6 Lee";
  const filled = { others: 50, notes: beyond };
  expect(await run(named("B", 7))).toEqual({ outcomes: "uk", ...filled });
  expect(await run(named("B", 7))).toEqual({ outcomes: "kk", ...filled });
  const { items } = await person.api.contact.export({});
  expect(items).toHaveLength(52);
  expect((await activitiesOf(person)).find(({ type }) => type === "call")?.contact).toBe("Eve/");
});

test("undated notes are found again whose texts are together longer than a value of the database", async () => {
  const person = await newPerson();
  // As many characters as a slice has. Folded, a syllable of Hangul is three letters of three bytes.
  const cells = Array.from({ length: 12 }, (_, at) => {
    const text = String.fromCodePoint(0xac01 + 28 * at).repeat(19_500);
    return [
      "Note",
      "",
      "",
      "",
      "",
      "",
      "Ann Lee",
      "ann@example.com",
      "",
      "Unknown",
      text,
      "",
      "",
      "",
    ];
  });
  const again = async () => {
    const columns = readActivityColumns(header);
    const file = { noun: "activity", columns, rows: cells, each: cells.length } as const;
    const { id } = await beginImport(person, file);
    await person.account.import.check({ id });
    await person.account.import.run({ id });
    return (await reportOf(person, id)).outcomes;
  };
  expect(await again()).toBe("c".repeat(cells.length));
  expect(await again()).toBe("k".repeat(cells.length));
});
