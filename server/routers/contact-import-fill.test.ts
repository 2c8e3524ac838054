import { expect, test } from "vitest";
import { newTally, withTally } from "../db/meter.ts";
import { newPerson, type Person } from "../testing/people.ts";
import { refusalOf } from "../testing/procedures.ts";
import { dumpWithoutLog, dumpWorkspace } from "../testing/workspace.ts";

const people = [
  { firstName: "Ann", lastName: "Lee", email: "ann@example.com" },
  { firstName: "Bob", lastName: "Ray", phone: "+44 20 7946 0958", tags: ["VIP"] },
  { firstName: "Cyd", company: "Acme" },
  { email: "info@example.com" },
];

function fillIn(
  { api }: Person,
  rows: object[],
  { operation = crypto.randomUUID(), part = 0 } = {},
) {
  return api.contact.import({ rows, operation, part, known: "fill" });
}

async function contactCalled({ api }: Person, search: string) {
  const { items } = await api.contact.list({ search });
  return api.contact.byId({ id: items[0]?.id ?? 0 });
}

test("what is missing of known people is filled in, with their company and tags, and found by it", async () => {
  const person = await newPerson();
  const { api } = person;
  await fillIn(person, people);
  const rows = [
    {
      firstName: "Ann",
      lastName: "Lee",
      email: "ANN@example.com",
      moreEmails: [{ label: "work", value: "ann@work.example" }],
      company: "Gamma",
      jobTitle: "CEO",
      notes: "Likes tea.",
      tags: ["vip", "New"],
    },
    { firstName: "Bob", lastName: "Ray", phone: "020 7946 0958", tags: ["VIP"] },
    { firstName: "Dan", tags: ["New"] },
    { email: "none" },
    { email: "info@example.com", phone: "+44 20 7946 0000", phoneLabel: "work" },
  ];
  const operation = crypto.randomUUID();
  const answer = await fillIn(person, rows, { operation });
  expect(answer).toMatchObject({ created: 1, updated: [0, 4], known: [1], operation });
  expect(answer.refused.map(({ row }) => row)).toEqual([3]);
  const ann = await contactCalled(person, "gamma ann@work.example");
  expect(ann).toMatchObject({
    firstName: "Ann",
    email: "ann@example.com",
    moreEmails: [{ label: "work", value: "ann@work.example" }],
    company: "Gamma",
    jobTitle: "CEO",
    notes: "Likes tea.",
    version: 2,
  });
  expect(ann.tags.map(({ name }) => name)).toEqual(["New", "VIP"]);
  const gamma = (await api.company.list()).items.find(({ name }) => name === "Gamma");
  expect(ann.companyId).toBe(gamma?.id);
  expect(await contactCalled(person, "020 7946 0000")).toMatchObject({ phoneLabel: "work" });
  expect((await contactCalled(person, "Bob")).version).toBe(1);
  const whole = await api.change.operation({ operation });
  expect(whole).toMatchObject({ kind: "contact.import", records: 3, undoable: "yes" });
});

test("a file that is filled in again changes nothing, even if it has a person several times", async () => {
  const person = await newPerson();
  const ann = { firstName: "Ann", lastName: "Lee", email: "ann@example.com" };
  const rows = [
    ...people,
    { ...ann, jobTitle: "CEO" },
    { ...ann, jobTitle: "CTO", tags: ["Lead"] },
  ];
  await person.api.contact.create({ firstName: "Cyd", company: "Acme" });
  expect(await fillIn(person, rows)).toMatchObject({ created: 3, updated: [4, 5], known: [2] });
  const before = await dumpWorkspace(person.userId);
  expect(await fillIn(person, rows)).toMatchObject({
    created: 0,
    updated: [],
    known: [0, 1, 2, 3, 4, 5],
  });
  const { operations, ...kept } = before;
  expect(await dumpWorkspace(person.userId)).toMatchObject(kept);
});

const sameAnn = { firstName: "Ann", email: "ann@example.com" };
const ofAnn = [
  { ...sameAnn, jobTitle: "CEO", company: "Acme", tags: ["Lead"] },
  { ...sameAnn, jobTitle: "CTO", phone: "+61 400 000 000", tags: ["VIP"] },
  { ...sameAnn, morePhones: [{ value: "0400 000 000" }], tags: ["lead"] },
  { ...sameAnn, moreEmails: [{ value: "ann@work.example" }] },
];

test.each([
  ["in one part", 4],
  ["in several parts", 2],
  ["in parts of one row", 1],
])(
  "rows of the same person fill in the oldest contact, %s, and are undone together",
  async (_, size) => {
    const person = await newPerson();
    const { api, userId } = person;
    const { id } = await api.contact.create(sameAnn);
    await api.contact.create(sameAnn);
    const before = await dumpWithoutLog(userId);
    const operation = crypto.randomUUID();
    const parts = Array.from({ length: ofAnn.length / size }, (_, part) => () => {
      const rows = ofAnn.slice(part * size, (part + 1) * size);
      return fillIn(person, rows, { operation, part });
    });
    const send = async () => {
      const answers = [];
      for (const part of parts) answers.push(await part());
      return answers;
    };
    const answers = await send();
    const indexes = (name: "updated" | "known") =>
      answers.flatMap((answer, part) => answer[name].map((index) => part * size + index));
    expect(indexes("updated")).toEqual([0, 1, 3]);
    expect(indexes("known")).toEqual([2]);
    expect(await api.contact.byId({ id })).toMatchObject({
      jobTitle: "CEO",
      company: "Acme",
      phone: "+61 400 000 000",
      morePhones: [],
      moreEmails: [{ value: "ann@work.example" }],
      tags: [{ name: "Lead" }, { name: "VIP" }],
    });
    const after = await dumpWithoutLog(userId);
    expect(await send()).toEqual(answers);
    expect(await dumpWithoutLog(userId)).toEqual(after);
    const whole = await api.change.operation({ operation });
    expect(whole.records).toBe(1);
    const undo = await api.change.undo({ operation });
    expect(undo).toMatchObject({ records: 1 });
    expect(await dumpWithoutLog(userId)).toEqual(before);
    await api.change.undo({ operation: undo.operation });
    expect(await dumpWithoutLog(userId)).toEqual(after);
  },
);

test("an import that is sent again gets the same answer, whatever has happened since", async () => {
  const person = await newPerson();
  const { api } = person;
  const { id } = await api.contact.create(sameAnn);
  const operation = crypto.randomUUID();
  const rows = [...ofAnn, { firstName: "Bob" }];
  const answer = await fillIn(person, rows, { operation });
  await api.contact.update({ id, contact: { firstName: "Anna", email: "anna@example.com" } });
  expect(await fillIn(person, rows, { operation })).toEqual(answer);
  const skipping = { rows, operation: crypto.randomUUID(), known: "skip" as const };
  const skipped = await api.contact.import(skipping);
  await api.contact.create(sameAnn);
  expect(await api.contact.import(skipping)).toEqual(skipped);
});

test("an import is not undone over a later edit of what it filled in", async () => {
  const person = await newPerson();
  const { api } = person;
  const { id } = await api.contact.create(sameAnn);
  const { operation } = await fillIn(person, ofAnn);
  const edit = await api.contact.update({ id, contact: { jobTitle: "Chair" } });
  expect(await refusalOf(api.change.undo({ operation }))).toMatchObject({ code: "CONFLICT" });
  await api.change.undo({ operation: edit.operation });
  await api.change.undo({ operation });
  expect(await api.contact.byId({ id })).toMatchObject({ jobTitle: null, company: null, tags: [] });
});

test("edits and imports at the same time all take effect, and are undone one by one", async () => {
  const person = await newPerson();
  const { api, userId } = person;
  const { id } = await api.contact.create(sameAnn);
  const before = await dumpWithoutLog(userId);
  const rows = [{ ...sameAnn, phone: "+61 400 000 000", tags: ["Lead"] }];
  const done = await Promise.all([
    fillIn(person, rows),
    api.contact.update({ id, contact: { jobTitle: "CEO" } }),
    fillIn(person, [{ ...sameAnn, company: "Acme", jobTitle: "CTO" }]),
    api.contact.update({ id, contact: { notes: "Likes tea." } }),
    fillIn(person, rows),
  ]);
  const changed = {
    phone: "+61 400 000 000",
    morePhones: [],
    company: "Acme",
    notes: "Likes tea.",
  };
  expect(await api.contact.byId({ id })).toMatchObject({ ...changed, jobTitle: "CEO" });
  expect([done[0], done[4]].flatMap(({ updated }) => updated)).toEqual([0]);
  const { items } = await api.change.list({ limit: 6 });
  for (const { operation, kind } of items) {
    if (kind !== "contact.create") await api.change.undo({ operation });
  }
  expect(await dumpWithoutLog(userId)).toEqual(before);
});

test("the history of a contact says what an import has filled in", async () => {
  const person = await newPerson();
  const { id } = await person.api.contact.create(sameAnn);
  await fillIn(person, ofAnn.slice(0, 1));
  const [entry] = (await person.api.change.history({ entity: "contact", id })).items;
  expect(entry).toMatchObject({ kind: "contact.import", undoRemoves: false });
  expect(entry?.lines.map(({ label }) => label)).toEqual(["Company", "Job title", "Tags"]);
});

test("filling in costs one round trip more than skipping, and writes no more rows than edits", async () => {
  const person = await newPerson();
  const { api } = person;
  const people = Array.from({ length: 500 }, (_, index) => ({
    firstName: `Ann ${index}`,
    email: `ann-${index}@example.com`,
  }));
  await api.contact.import({ rows: people, operation: crypto.randomUUID() });
  const rest = {
    company: "Acme",
    jobTitle: "CEO",
    phone: "+61 2 9374 4000",
    moreEmails: [{ label: "work" as const, value: "ann@work.example" }],
    notes: "Likes tea.",
  };
  const { id } = await contactCalled(person, "Ann 499");
  const edit = newTally();
  await withTally(edit, () => api.contact.update({ id, contact: rest }));
  const fill = newTally();
  const rows = people.slice(0, 100).map((row) => ({ ...row, ...rest }));
  const { updated } = await withTally(fill, () => fillIn(person, rows));
  expect(updated).toHaveLength(100);
  expect(fill.queries).toBe(3);
  expect(fill.written / rows.length).toBeLessThanOrEqual(edit.written);
  // One more, for who has the same name and company.
  expect(fill.read / rows.length).toBeLessThanOrEqual(edit.read + 1);
  const again = newTally();
  await withTally(again, () => fillIn(person, rows));
  expect(again.written).toBeLessThanOrEqual(4);
});
