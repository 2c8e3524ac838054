import fc from "fast-check";
import { expect, test } from "vitest";
import type { Api } from "../api.ts";
import { newTally, withTally } from "../db/meter.ts";
import { newPerson, type Person } from "../testing/people.ts";
import { refusalOf } from "../testing/procedures.ts";
import { changesIn } from "../testing/timeline.ts";
import { dumpWithoutLog, wrongFigures } from "../testing/workspace.ts";

type Typed = Parameters<Api["contact"]["create"]>[0];

async function personWith(...contacts: Typed[]) {
  const person = await newPerson();
  const ids: number[] = [];
  for (const contact of contacts) ids.push((await person.api.contact.create(contact)).id);
  const [keep = 0, ...lose] = ids;
  return { ...person, keep, lose };
}

/** Adds a row to a table that has no service yet. */
async function insert({ owner, userId }: Person, table: string, row: Record<string, unknown>) {
  const all = { ...row, user_id: userId, created_at: 1, updated_at: 1 };
  const names = Object.keys(all);
  await owner.db.$client
    .prepare(
      `insert into ${table} (${names.join(", ")}) values (${names.map(() => "?").join(", ")})`,
    )
    .bind(...Object.values(all))
    .run();
}

test("the kept contact keeps its values, and gets missing ones from the next contact that has them", async () => {
  const { api, keep, lose } = await personWith(
    { firstName: "Ann", lastName: "Lee", jobTitle: "CTO" },
    { firstName: "Anne", company: "TechCorp", city: "Sydney" },
    { firstName: "A.", company: "Other", jobTitle: "CEO", city: "Perth", postalCode: "6000" },
  );
  const { operation: _, ...answer } = await api.contact.merge({ keep, lose });
  const reach = { email: null, phone: null };
  expect(answer).toEqual({
    id: keep,
    firstName: "Ann",
    lastName: "Lee",
    ...reach,
    company: "TechCorp",
  });
  const contact = await api.contact.byId({ id: keep });
  expect(contact).toMatchObject({
    firstName: "Ann",
    lastName: "Lee",
    jobTitle: "CTO",
    company: "TechCorp",
    city: "Sydney",
    // An address belongs as a whole to one of them.
    postalCode: null,
  });
  const [company] = (await api.search.find({ query: "techcorp" })).companies.items;
  expect(company).toMatchObject({ id: contact.companyId, people: 1 });
  for (const id of lose) {
    expect(await refusalOf(api.contact.byId({ id }))).toMatchObject({ code: "NOT_FOUND" });
  }
  const { items } = await api.trash.list();
  expect(items.map(({ id }) => id).toSorted()).toEqual(lose);
});

test("a field comes from the contact that was selected for it", async () => {
  const { api, keep, lose } = await personWith(
    { firstName: "Ann", lastName: "Lee", company: "TechCorp", email: "a@example.com" },
    { firstName: "Anne", lastName: "Li", company: "Other", email: "b@example.com", notes: "B" },
    { firstName: "A.", notes: "C" },
  );
  const [second = 0, third = 0] = lose;
  const fields = { lastName: second, company: third, email: second, notes: third };
  await api.contact.merge({ keep, lose, fields });
  expect(await api.contact.byId({ id: keep })).toMatchObject({
    firstName: "Ann",
    lastName: "Li",
    company: null,
    companyId: null,
    email: "b@example.com",
    moreEmails: [{ label: null, value: "a@example.com" }],
    notes: "C",
  });
});

test("emails, phones, notes and tags are united, each once", async () => {
  const point = (value: string, label: "work" | "home" | null = null) => ({ label, value });
  const { api, keep, lose } = await personWith(
    { firstName: "Ann", phone: "0412 345 678", moreEmails: [point("m@example.com")], notes: "One" },
    {
      firstName: "Ann",
      email: "b@example.com",
      emailLabel: "home",
      moreEmails: [point("M@Example.com", "work"), point("c@example.com")],
      phone: "+61 412 345 678",
      phoneLabel: "mobile",
      notes: "Two\nlines",
    },
    { firstName: "Ann", phone: "007", morePhones: [point("007"), point("008")], notes: "One" },
  );
  const tags: number[] = [];
  for (const name of ["Lead", "VIP", "Old"]) {
    tags.push((await api.tag.create({ name, color: "#3B82F6" })).id);
  }
  const [lead = 0, vip = 0, old = 0] = tags;
  const give = (contactId: number, tagId: number) => api.contact.addTag({ contactId, tagId });
  await give(keep, lead);
  await give(lose[0] ?? 0, lead);
  await give(lose[0] ?? 0, vip);
  await give(lose[1] ?? 0, old);
  const { operation } = await api.tag.delete({ id: old });
  await api.contact.merge({ keep, lose });
  expect(await api.contact.byId({ id: keep })).toMatchObject({
    email: "m@example.com",
    emailLabel: "work",
    moreEmails: [point("b@example.com", "home"), point("c@example.com")],
    phone: "0412 345 678",
    phoneLabel: "mobile",
    morePhones: [point("007"), point("008")],
    notes: "One\n\nTwo\nlines",
    tags: [{ name: "Lead" }, { name: "VIP" }],
  });
  // If a deleted tag is restored, the contact that was kept has it.
  await api.change.undo({ operation });
  expect((await api.contact.byId({ id: keep })).tags).toHaveLength(3);
});

test("deals, tasks and activities of the others move to the kept contact, including those in Trash", async () => {
  const person = await personWith({ firstName: "Ann" }, { firstName: "Anne" }, { firstName: "A" });
  const { api, userId, keep, lose } = person;
  const deal = (contactId: number) => api.deal.create({ title: "Website", value: 1, contactId });
  await deal(keep);
  const gone = await deal(lose[0] ?? 0);
  await deal(lose[1] ?? 0);
  await api.deal.delete({ id: gone.id });
  for (const contact_id of lose) {
    await insert(person, "todos", { title: "Call", contact_id });
    await insert(person, "contact_activities", { type: "note", contact_id, timestamp: 1 });
  }
  const { operation } = await api.contact.merge({ keep, lose });
  const { deals, todos, contact_activities: activities } = await dumpWithoutLog(userId);
  for (const rows of [deals, todos, activities]) {
    expect(new Set(rows?.map((row) => row.contact_id))).toEqual(new Set([keep]));
  }
  const { items } = await api.change.list({ limit: 1 });
  expect(items).toMatchObject([
    // The contact that was kept, the other two, two deals, two tasks and two activities.
    {
      operation,
      kind: "contact.merge",
      records: 9,
      undoable: "yes",
      change: { entity: "contact" },
    },
  ]);
  const whole = await api.change.operation({ operation });
  expect(whole.kind).toBe("contact.merge");
  const timeline = await api.contact.timeline({ id: keep, kind: "deals" });
  expect(changesIn(timeline.items).some((entry) => entry.operation === operation)).toBe(true);
});

test("the contact that is kept inherits the dismissals of the others", async () => {
  const ann = { firstName: "Ann", email: "a@example.com" };
  const { api, userId, keep, lose } = await personWith(ann, ann, ann, ann);
  const [second = 0, third = 0, other = 0] = lose;
  await api.duplicate.dismiss({ ids: [second, other] });
  await api.duplicate.dismiss({ ids: [third, other] });
  await api.duplicate.dismiss({ ids: [keep, third] });
  const before = await dumpWithoutLog(userId);
  expect(await api.duplicate.ofContact({ id: other })).toHaveLength(1);
  const { operation } = await api.contact.merge({ keep, lose: [second, third] });
  expect(await api.duplicate.ofContact({ id: other })).toEqual([]);
  expect((await api.duplicate.list()).items).toEqual([]);
  await api.change.undo({ operation });
  expect(await dumpWithoutLog(userId)).toEqual(before);
});

test("nothing is merged with itself, with nobody, by a stranger's selection, or with a missing contact", async () => {
  const { api, userId, keep, lose } = await personWith({ firstName: "Ann" }, { firstName: "Bob" });
  const [bob = 0] = lose;
  const gone = await api.contact.create({ firstName: "Gone" });
  await api.contact.delete({ id: gone.id });
  const before = await dumpWithoutLog(userId);
  const twenty = Array.from({ length: 20 }, (_, index) => index + 1);
  for (const wrong of [
    { keep, lose: [keep] },
    { keep, lose: [] },
    { keep, lose: twenty },
    { keep, lose, fields: { company: gone.id } },
    { keep, lose, fields: { name: bob } as object },
  ]) {
    expect(await refusalOf(api.contact.merge(wrong)), JSON.stringify(wrong)).toMatchObject({
      code: "BAD_REQUEST",
    });
  }
  for (const missing of [
    { keep, lose: [gone.id] },
    { keep: gone.id, lose },
    { keep, lose: [bob, 2_000_000_000] },
  ]) {
    expect(await refusalOf(api.contact.merge(missing))).toMatchObject({ code: "NOT_FOUND" });
  }
  expect(await dumpWithoutLog(userId)).toEqual(before);
});

test("a merge is refused when one of them has changed since it was looked at", async () => {
  const { api, userId, keep, lose } = await personWith({ firstName: "Ann" }, { firstName: "Bob" });
  const [bob = 0] = lose;
  const versions = { [keep]: 1, [bob]: 1 };
  await api.contact.update({ id: bob, contact: { company: "TechCorp" } });
  const before = await dumpWithoutLog(userId);
  expect(await refusalOf(api.contact.merge({ keep, lose, versions }))).toMatchObject({
    code: "CONFLICT",
  });
  expect(await dumpWithoutLog(userId)).toEqual(before);
  await api.contact.merge({ keep, lose, versions: { ...versions, [bob]: 2 } });
  expect(await api.contact.byId({ id: keep })).toMatchObject({ company: "TechCorp" });
});

test("too long notes and too many emails are refused at their field", async () => {
  const long = "x".repeat(15_000);
  const emails = (host: string) =>
    Array.from({ length: 12 }, (_, index) => ({ label: null, value: `p${index}@${host}` }));
  const { api, keep, lose } = await personWith(
    { firstName: "Ann", notes: long, moreEmails: emails("example.com") },
    { lastName: "Lee", notes: `${long}y`, moreEmails: emails("example.org") },
  );
  const fieldOf = async (fields: Record<string, number>) => {
    const refusal = await refusalOf(api.contact.merge({ keep, lose, fields }));
    return (refusal?.cause as { field?: string } | undefined)?.field;
  };
  expect(await fieldOf({})).toBe("notes");
  expect(await fieldOf({ notes: keep })).toBe("email");
});

test("a merge that would leave nothing to call the contact by is refused", async () => {
  const { api, keep, lose } = await personWith({ firstName: "Ann" }, { lastName: "Lee" });
  const [other = 0] = lose;
  const fields = { firstName: other, lastName: keep };
  expect(await refusalOf(api.contact.merge({ keep, lose, fields }))).toMatchObject({
    code: "BAD_REQUEST",
    message: "Enter a name, an email, a phone or a company.",
  });
});

const maybe = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const labels = fc.constantFrom("work" as const, "home" as const, null);
const points = (...values: string[]) =>
  fc.array(fc.record({ label: labels, value: fc.constantFrom(...values) }), { maxLength: 2 });
const emails = ["a@example.com", "A@example.com", "b@example.com"];
const phones = ["0412 345 678", "+61 412 345 678", "7"];

const somebody = fc.record({
  contact: fc.record({
    firstName: fc.constantFrom("Ann", "Anne", "Élodie"),
    lastName: maybe("Lee", "Li"),
    company: maybe("TechCorp", "techcorp", "Other"),
    email: maybe(...emails),
    moreEmails: points(...emails),
    phone: maybe(...phones),
    phoneLabel: labels,
    morePhones: points(...phones),
    street: maybe("1 Main St"),
    city: maybe("Sydney", "Perth"),
    birthday: maybe("1980-02-29", "--02-29"),
    notes: maybe("One", "Two"),
  }),
  tags: fc.uniqueArray(fc.nat({ max: 2 })),
  deals: fc.nat({ max: 2 }),
  /** The other contacts on their deals. */
  further: fc.uniqueArray(fc.nat({ max: 4 }), { maxLength: 3 }),
  todos: fc.nat({ max: 1 }),
  activities: fc.nat({ max: 1 }),
});

const parts = ["firstName", "lastName", "company", "email", "phone", "address", "notes"] as const;
const choices = fc.dictionary(fc.constantFrom(...parts), fc.nat({ max: 3 }));
const pairs = fc.array(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 })), { maxLength: 3 });

test("an undone merge leaves no trace, and redone it is the same, whatever is merged", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(somebody, { minLength: 2, maxLength: 4 }),
      choices,
      pairs,
      fc.nat({ max: 3 }),
      async (everybody, selected, dismissed, first) => {
        const person = await newPerson();
        const { api, userId } = person;
        const tags: number[] = [];
        for (const name of ["Lead", "VIP", "Old"]) {
          tags.push((await api.tag.create({ name, color: "#3B82F6" })).id);
        }
        const ids: number[] = [];
        const withOthers: { further: number[]; id: number }[] = [];
        const dealsOf: { further: number[]; dealIds: number[] }[] = [];
        for (const { contact, tags: given, deals, further, todos, activities } of everybody) {
          const tagIds = given.map((index) => tags[index] ?? 0);
          const { id } = await api.contact.create({ ...contact, tagIds });
          ids.push(id);
          const dealIds: number[] = [];
          dealsOf.push({ further, dealIds });
          for (let count = 0; count < deals; count += 1) {
            dealIds.push((await api.deal.create({ title: "Deal", value: 1, contactId: id })).id);
          }
          for (let count = 0; count < todos; count += 1) {
            await insert(person, "todos", { title: "Call", contact_id: id });
          }
          for (let count = 0; count < activities; count += 1) {
            await insert(person, "contact_activities", {
              type: "call",
              contact_id: id,
              timestamp: 1,
            });
          }
          withOthers.push({ further, id });
        }
        await api.tag.delete({ id: tags[2] ?? 0 });
        const bystander = await api.contact.create({ firstName: "Ann", email: "a@example.com" });
        const all = [...ids, bystander.id];
        for (const { further, dealIds } of dealsOf) {
          const contactIds = further.map((index) => all[index % all.length] ?? 0);
          for (const id of dealIds) await api.deal.update({ id, deal: { contactIds } });
          if (dealIds[1]) await api.deal.delete({ id: dealIds[1] });
        }
        for (const { further, id } of withOthers) {
          const contactIds = further.map((index) => all[index % all.length] ?? 0);
          await api.activity.create({ type: "call", timestamp: 2, contactId: id, contactIds });
        }
        for (const [one, other] of dismissed) {
          const two = [all[one % all.length] ?? 0, all[other % all.length] ?? 0];
          if (two[0] !== two[1]) await api.duplicate.dismiss({ ids: two });
        }
        const keep = ids[first % ids.length] ?? 0;
        const lose = ids.filter((id) => id !== keep);
        const fields = Object.fromEntries(
          Object.entries(selected).map(([part, index]) => [part, ids[index % ids.length]]),
        );
        const before = await dumpWithoutLog(userId);
        const { operation } = await api.contact.merge({ keep, lose, fields });
        const after = await dumpWithoutLog(userId);
        expect(await wrongFigures(userId)).toEqual([]);
        for (const table of ["deals", "todos", "contact_activities"]) {
          expect(after[table]?.every((row) => row.contact_id === keep)).toBe(true);
        }
        const links = [after.deals_to_contacts, after.activities_to_contacts].flat();
        expect(links.every((row) => row?.contact_id === bystander.id)).toBe(true);
        let last = operation;
        for (const expected of [before, after, before]) {
          ({ operation: last } = await api.change.undo({ operation: last }));
          expect(await dumpWithoutLog(userId)).toEqual(expected);
          expect(await wrongFigures(userId)).toEqual([]);
        }
      },
    ),
    { numRuns: 12 },
  );
});

test("contacts with 5,000 deals and many tasks are merged, and separated again, in a few round trips", async () => {
  const person = await personWith({ firstName: "Ann" }, { firstName: "Anne" });
  const { api, owner, userId, keep, lose } = person;
  const deal = await api.deal.create({ title: "Deal", value: 1, contactId: lose[0] });
  await owner.db.$client
    .prepare(
      `insert into deals (title, contact_id, value, value_minor, currency, stage_id, position, user_id, created_at, updated_at, search_text)
        with recursive number(n) as (select 1 union all select n + 1 from number where n < 4999)
        select title || n, contact_id, value, value_minor, currency, stage_id, position, user_id, created_at, updated_at, search_text
        from deals cross join number where id = ?`,
    )
    .bind(deal.id)
    .run();
  const before = await dumpWithoutLog(userId);
  const tally = newTally();
  const { operation } = await withTally(tally, () => api.contact.merge({ keep, lose }));
  expect(tally.queries).toBe(2);
  expect(tally.read).toBeLessThanOrEqual(12 * 5_000);
  const compared = await api.contact.byId({ id: keep });
  expect(compared.deals).toHaveLength(25);
  await withTally(tally, () => api.change.undo({ operation }));
  expect(tally.queries).toBe(4);
  expect(await dumpWithoutLog(userId)).toEqual(before);
});

test("contacts are compared with how much belongs to each", async () => {
  const person = await personWith({ firstName: "Ann" }, { firstName: "Anne", company: "TechCorp" });
  const { api, keep, lose } = person;
  const [other = 0] = lose;
  await api.deal.create({ title: "Website", value: 1, contactId: other });
  await insert(person, "todos", { title: "Call", contact_id: other });
  const compared = await api.duplicate.compare({ ids: [other, keep, other] });
  expect(compared).toMatchObject([
    { id: other, company: "TechCorp", deals: 1, todos: 1, activities: 0 },
    { id: keep, deals: 0, todos: 0, activities: 0, moreEmails: [], tags: [] },
  ]);
});
