import fc from "fast-check";
import { expect, test } from "vitest";
import type { Api } from "../api.ts";
import { newPerson } from "../testing/people.ts";
import { refusalOf } from "../testing/procedures.ts";
import { dumpWithoutLog, wrongFigures } from "../testing/workspace.ts";

type Typed = Parameters<Api["contact"]["create"]>[0];

async function personWith(...contacts: Typed[]) {
  const person = await newPerson();
  const ids: number[] = [];
  for (const contact of contacts) ids.push((await person.api.contact.create(contact)).id);
  return { ...person, ids };
}

/** The groups of the whole list as [what they share, the ids shown]. */
async function groupsOf(api: Api): Promise<[string, number[]][]> {
  const groups: [string, number[]][] = [];
  let cursor: string | null = null;
  do {
    const page = await api.duplicate.list({ cursor });
    for (const { by, contacts } of page.items) {
      groups.push([by.join(), contacts.map(({ id }) => id)]);
    }
    cursor = page.nextCursor;
  } while (cursor);
  return groups;
}

test("contacts that share an email, in any case, are grouped", async () => {
  const { api, ids } = await personWith(
    { firstName: "Ann", email: "Ann@Example.com" },
    { firstName: "Anne", email: "ann@example.com" },
    { firstName: "Bob", email: "bob@example.com" },
  );
  const { items } = await api.duplicate.list();
  expect(items).toMatchObject([
    { by: ["email"], shared: "Ann@Example.com", ids: ids.slice(0, 2), more: false },
  ]);
  expect(items[0]?.contacts.map(({ firstName }) => firstName)).toEqual(["Ann", "Anne"]);
});

test("a phone in another format, or one of several emails, is found too", async () => {
  const { api, ids } = await personWith(
    { firstName: "Ann", phone: "0412 345 678" },
    { firstName: "Bob", morePhones: [{ label: "home", value: "+61 412 345 678" }] },
    { firstName: "Cyd", email: "c@example.com", moreEmails: [{ label: null, value: "d@e.org" }] },
    { firstName: "Dan", moreEmails: [{ label: "work", value: "D@e.org" }] },
  );
  const [ann = 0, bob = 0, cyd = 0, dan = 0] = ids;
  expect(await groupsOf(api)).toEqual([
    ["email", [cyd, dan]],
    ["phone", [ann, bob]],
  ]);
});

test("a national number, and one with its country code, are found to be the same", async () => {
  const { api, ids } = await personWith(
    { firstName: "Nina", lastName: "Svensson", phone: "+46 8 123 45 67" },
    { firstName: "N. S.", lastName: "from Malmö", phone: "08-123 45 67" },
    { firstName: "Eve", phone: "+46 31 123 45 67" },
    { firstName: "Ian", phone: "+353 1 555 0101" },
    {
      firstName: "Ian",
      lastName: "Eire",
      morePhones: [{ label: null, value: "+353 (0)1 555 0101" }],
    },
    { firstName: "Una", phone: "+353 21 555 0101" },
  );
  expect(await groupsOf(api)).toEqual([
    ["phone", ids.slice(3, 5)],
    ["phone", ids.slice(0, 2)],
  ]);
});

test("one number in two countries makes two groups, and one without a country may be in either", async () => {
  const phone = "612 345 678";
  const { api, ids } = await personWith(
    { firstName: "Adam", phone: `+48 ${phone}` },
    { firstName: "Ana", phone: `+34 ${phone}` },
  );
  const [adam = 0, ana = 0] = ids;
  expect(await groupsOf(api)).toEqual([]);
  expect(await api.duplicate.ofContact({ id: adam })).toEqual([]);
  expect(await api.duplicate.similar({ firstName: "New", phone: `+351 ${phone}` })).toEqual([]);
  const { id: eve } = await api.contact.create({
    firstName: "Eve",
    morePhones: [{ label: null, value: `0034 ${phone}` }],
  });
  expect(await groupsOf(api)).toEqual([["phone", [ana, eve]]]);
  const { id: bob } = await api.contact.create({ firstName: "Bob", phone });
  const { items } = await api.duplicate.list();
  expect(items).toMatchObject([
    { by: ["phone"], shared: "+48 612 345 678", ids: [adam, bob] },
    { by: ["phone"], shared: "+34 612 345 678", ids: [ana, eve, bob] },
  ]);
  const alike = await api.duplicate.ofContact({ id: adam });
  expect(alike.map(({ contact }) => contact.id)).toEqual([bob]);
  const similar = await api.duplicate.similar({ firstName: "New", phone: `+34 ${phone}` });
  expect(similar.map(({ contact }) => contact.id)).toEqual([ana, eve, bob]);
});

test("three who share an email, and a number in two countries, are one group by the email", async () => {
  const email = "info@example.com";
  const { api, ids } = await personWith(
    { firstName: "Ana", email, phone: "+34 612 345 678" },
    { firstName: "Bo", email, phone: "+48 612 345 678" },
    { firstName: "Cy", email, phone: "612 345 678" },
  );
  // Together they share the email alone; each pair of them has been shown with it.
  expect(await groupsOf(api)).toEqual([["email", ids]]);
});

test("names and companies are the same with any apostrophe, and email addresses only with their own", async () => {
  const { api, ids } = await personWith(
    { firstName: "Sean", lastName: "O’Brien", company: "D’Arcy Ltd" },
    { firstName: "Sean", lastName: "O'Brien", company: "D'Arcy Ltd" },
    { firstName: "太郎", lastName: "山田" },
    { firstName: "山田太郎" },
    { firstName: "Ann", email: "o'brien@example.com" },
    { firstName: "Bob", email: "obrien@example.com" },
  );
  expect(await groupsOf(api)).toEqual([
    ["name", ids.slice(0, 2)],
    ["name", ids.slice(2, 4)],
  ]);
  expect((await api.company.list()).items).toHaveLength(1);
});

test("name and company are compared together, without case and accents", async () => {
  const { api, ids } = await personWith(
    { firstName: "Élodie", lastName: "Straße", company: "Åre AB" },
    { firstName: "elodie", lastName: "STRASSE", company: "are ab" },
    { firstName: "Élodie", lastName: "Straße", company: "Other" },
    { firstName: "Élodie", lastName: "Straße" },
  );
  expect(await groupsOf(api)).toEqual([["name", ids.slice(0, 2)]]);
  const { items } = await api.duplicate.list();
  expect(items[0]?.shared).toBe("Élodie Straße, Åre AB");
});

test("a group says all that its contacts share, and is not shown again for each of it", async () => {
  const ann = { firstName: "Ann", lastName: "Lee", email: "a@example.com", phone: "0412 345 678" };
  const { api, ids } = await personWith(ann, ann, { ...ann, email: null, company: "TechCorp" });
  expect(await groupsOf(api)).toEqual([
    ["email,name,phone", ids.slice(0, 2)],
    // The third contact shares nothing but the phone.
    ["phone", ids],
  ]);
});

test("a pair in a crowd that shares an email is still found by its name", async () => {
  const email = "info@example.com";
  const crowd = Array.from({ length: 11 }, (_, index) => ({ firstName: `P${index}`, email }));
  const { api, ids } = await personWith(...crowd, { firstName: "P3", email });
  const groups = await groupsOf(api);
  expect(groups).toEqual([
    ["email", ids.slice(0, 10)],
    ["email,name", [ids[3], ids[11]]],
  ]);
  const { items } = await api.duplicate.list();
  expect(items[0]).toMatchObject({ ids, more: false });
});

test("more than 50 are not listed one by one", async () => {
  const { api } = await newPerson();
  const rows = Array.from({ length: 60 }, (_, index) => ({
    firstName: `P${index}`,
    phone: "0412 345 678",
  }));
  await api.contact.import({ rows, operation: crypto.randomUUID() });
  const { items } = await api.duplicate.list();
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({ more: true });
  expect([items[0]?.contacts.length, items[0]?.ids.length]).toEqual([10, 50]);
});

test("contacts in Trash aren't duplicates until they are restored", async () => {
  const ann = { firstName: "Ann", email: "a@example.com" };
  const { api, ids } = await personWith(ann, ann);
  const [first = 0, second = 0] = ids;
  await api.contact.delete({ id: second });
  expect(await groupsOf(api)).toEqual([]);
  expect(await api.duplicate.ofContact({ id: first })).toEqual([]);
  await api.contact.restore({ id: second });
  expect(await groupsOf(api)).toEqual([["email,name", ids]]);
});

test("contacts marked as not duplicates are remembered, until that is undone", async () => {
  const ann = { firstName: "Ann", email: "a@example.com" };
  const { api, userId, ids } = await personWith(ann, ann, { ...ann, firstName: "Anna" });
  const [first = 0, second = 0, third = 0] = ids;
  const before = await dumpWithoutLog(userId);
  const { operation } = await api.duplicate.dismiss({ ids: [third, first] });
  expect(await groupsOf(api)).toEqual([["email", ids]]);
  const again = await api.duplicate.dismiss({ ids: [second, third, first, first] });
  expect(await groupsOf(api)).toEqual([]);
  expect(await api.duplicate.ofContact({ id: first })).toEqual([]);
  const { duplicate_dismissals: pairs } = await dumpWithoutLog(userId);
  const listed = (pairs ?? []).map((pair) => `${pair.first_id} ${pair.second_id}`);
  expect(listed.toSorted()).toEqual(
    [`${first} ${second}`, `${first} ${third}`, `${second} ${third}`].toSorted(),
  );
  await api.change.undo({ operation: again.operation });
  expect(await groupsOf(api)).toEqual([["email", ids]]);
  await api.change.undo({ operation });
  expect(await dumpWithoutLog(userId)).toEqual(before);
});

test("a contact without duplicates is left out of a group", async () => {
  const ann = { firstName: "Ann", email: "a@example.com" };
  const { api, ids } = await personWith(ann, ann, { ...ann, firstName: "Bob" });
  const [first = 0, second = 0, bob = 0] = ids;
  await api.duplicate.dismiss({ ids: [first, bob] });
  await api.duplicate.dismiss({ ids: [second, bob] });
  expect(await groupsOf(api)).toEqual([["email,name", [first, second]]]);
});

test("marking contacts as not duplicates is one operation in the history, with all their names", async () => {
  const ann = { firstName: "Ann", email: "a@example.com" };
  const { api, ids } = await personWith(ann, { ...ann, lastName: "Lee" }, ann);
  await api.duplicate.dismiss({ ids });
  const { items } = await api.change.list({ limit: 1 });
  expect(items).toMatchObject([
    {
      kind: "duplicate.dismiss",
      records: 3,
      undoable: "yes",
      change: { label: "Ann and Ann Lee" },
    },
  ]);
});

test("the duplicates of one contact come with all that they share, strongest first", async () => {
  const ann = { firstName: "Ann", email: "a@example.com", phone: "0412 345 678" };
  const { api, ids } = await personWith(
    ann,
    { firstName: "Bob", phone: "+61412345678" },
    { firstName: "Ann", email: "A@example.com", phone: "1" },
    { firstName: "Cyd" },
  );
  const [first = 0, bob, other] = ids;
  const alike = await api.duplicate.ofContact({ id: first });
  expect(alike.map(({ contact, by }) => [contact.id, by])).toEqual([
    [other, ["email", "name"]],
    [bob, ["phone"]],
  ]);
});

test("a number that a whole company shares makes nobody a duplicate", async () => {
  const phone = "02 9000 0000";
  const staff = Array.from({ length: 11 }, (_, index) => ({ firstName: `P${index}`, phone }));
  const { api, ids } = await personWith(...staff, { firstName: "P1", phone });
  const alike = await api.duplicate.ofContact({ id: ids[1] ?? 0 });
  expect(alike.map(({ contact, by }) => [contact.id, by])).toEqual([[ids[11], ["name"]]]);
  expect(await api.duplicate.similar({ firstName: "New", phone })).toEqual([]);
});

test("a contact being typed is compared by all of its fields", async () => {
  const { api, ids } = await personWith(
    { firstName: "Ann", lastName: "Lee", company: "TechCorp", email: "ann@example.com" },
    { firstName: "Bob", morePhones: [{ label: null, value: "0412 345 678" }] },
  );
  const similar = async (typed: Parameters<Api["duplicate"]["similar"]>[0]) =>
    (await api.duplicate.similar(typed)).map(({ contact, by }) => [contact.id, by.join()]);
  const [ann, bob] = ids;
  expect(await similar({ firstName: "ANN", lastName: "lee", company: "techcorp" })).toEqual([
    [ann, "name"],
  ]);
  expect(await similar({ firstName: "X", email: "ANN@example.com" })).toEqual([[ann, "email"]]);
  const further = { moreEmails: [{ label: null, value: "ann@example.com" }] };
  expect(await similar({ ...further, phone: "+61 412 345 678" })).toEqual([
    [ann, "email"],
    [bob, "phone"],
  ]);
  expect(await similar({ firstName: "Ann", lastName: "Lee" })).toEqual([]);
  expect(await similar({})).toEqual([]);
});

test("the list is paged both ways, each group once", async () => {
  const { api } = await newPerson();
  const pairs = Array.from({ length: 90 }, (_, index) => [
    { firstName: `A${index}`, email: `p${index % 45}@example.com`, company: `${index}` },
    { firstName: `B${index}`, phone: `0412 345 6${10 + (index % 45)}`, company: `${index}` },
  ]);
  await api.contact.import({ rows: pairs.flat(), operation: crypto.randomUUID() });
  const first = await api.duplicate.list();
  const keysOf = ({ items }: typeof first) => items.map(({ shared }) => shared);
  const forwards: string[][] = [keysOf(first)];
  let last = first;
  while (last.nextCursor) {
    last = await api.duplicate.list({ cursor: last.nextCursor });
    forwards.push(keysOf(last));
  }
  expect(forwards.map(({ length }) => length)).toEqual([20, 20, 20, 20, 10]);
  expect(new Set(forwards.flat()).size).toBe(90);
  const backwards: string[][] = [keysOf(last)];
  while (last.prevCursor) {
    last = await api.duplicate.list({ cursor: last.prevCursor });
    backwards.unshift(keysOf(last));
  }
  expect(backwards).toEqual(forwards);
});

test("a group that is merged, dismissed or changed between pages is seen once or not at all", async () => {
  const { api } = await newPerson();
  const rows = Array.from({ length: 120 }, (_, index) => ({
    firstName: `A${index}`,
    email: `p${String(index % 60).padStart(2, "0")}@example.com`,
  }));
  await api.contact.import({ rows, operation: crypto.randomUUID() });
  const deed = fc.record({
    group: fc.nat({ max: 19 }),
    deed: fc.constantFrom("dismiss", "delete"),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 3 }), async (deeds) => {
      const seen: string[] = [];
      const operations: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await api.duplicate.list({ cursor });
        seen.push(...page.items.map(({ shared }) => shared));
        for (const each of deeds) {
          const ids = page.items[each.group]?.ids ?? [];
          if (ids.length < 2) continue;
          const { operation } =
            each.deed === "dismiss"
              ? await api.duplicate.dismiss({ ids })
              : await api.contact.delete({ id: ids[0] ?? 0 }).catch(() => ({ operation: "" }));
          if (operation) operations.push(operation);
        }
        cursor = page.nextCursor;
      } while (cursor);
      expect(seen).toHaveLength(60);
      expect(new Set(seen).size).toBe(60);
      for (const operation of operations.toReversed()) await api.change.undo({ operation });
    }),
    { numRuns: 5 },
  );
});

test("groups without possible duplicates are skipped, up to a limit", async () => {
  const { api, userId } = await newPerson();
  const rows = Array.from({ length: 600 }, (_, index) => ({
    firstName: `A${index}`,
    email: `p${index}@example.com`,
    phone: `0412 ${100_000 + index}`,
  }));
  for (const _ of [1, 2]) await api.contact.import({ rows, operation: crypto.randomUUID() });
  await api.contact.create({ firstName: "Zoe", phone: "0499 999 999" });
  await api.contact.create({ firstName: "Bob", phone: "0499 999 999" });
  let page = await api.duplicate.list();
  let shown = page.items.length;
  let empty = 0;
  while (page.nextCursor) {
    page = await api.duplicate.list({ cursor: page.nextCursor });
    shown += page.items.length;
    if (page.lookedFarEnough) empty += 1;
  }
  // Names and phones, 1,200 of them, belong to people who have already been shown.
  expect([shown, empty]).toEqual([601, 2]);
  expect(page.items.map(({ by }) => by)).toEqual([["phone"]]);
  while (page.prevCursor) {
    page = await api.duplicate.list({ cursor: page.prevCursor });
    shown -= page.items.length;
  }
  expect(shown).toBe(1);
  expect(await wrongFigures(userId)).toEqual([]);
});

test("the contact that an operation has added isn't its own duplicate", async () => {
  const { api } = await newPerson();
  const operation = crypto.randomUUID();
  const ann = { firstName: "Ann", email: "ann@example.com" };
  const { id } = await api.contact.create({ ...ann, operation });
  expect(await api.duplicate.similar({ ...ann, operation })).toEqual([]);
  expect(await api.duplicate.similar(ann)).toMatchObject([{ contact: { id } }]);
  const other = { ...ann, operation: crypto.randomUUID() };
  expect(await api.duplicate.similar(other)).toMatchObject([{ by: ["email", "name"] }]);
});

test("an import reports how many of its rows are possible duplicates in the workspace or the file", async () => {
  const { api } = await personWith({ firstName: "Ann", email: "ann@example.com" });
  const operation = crypto.randomUUID();
  const staff = Array.from({ length: 11 }, (_, index) => ({
    firstName: `Staff ${index}`,
    phone: "02 9000 0000",
  }));
  const rows = [
    { firstName: "Anne", moreEmails: [{ label: null, value: "ANN@example.com" }] },
    { firstName: "Bob", company: "TechCorp" },
    { firstName: "bob", company: "Techcorp", phone: "0412 345 678" },
    { firstName: "Cyd", email: "cyd@example.com" },
  ];
  await api.contact.import({ rows, operation });
  expect(await api.duplicate.ofImport({ operation })).toEqual({ alike: 3 });
  // A number that many people have, such as a switchboard's, doesn't suggest duplicates.
  await api.contact.import({ rows: staff, operation, part: 1 });
  expect(await api.duplicate.ofImport({ operation })).toEqual({ alike: 3 });
  // Nor does a number that somebody has in another country.
  const abroad = [
    { firstName: "Dan", phone: "+48 612 345 678" },
    { firstName: "Eve", morePhones: [{ label: null, value: "+34 612 345 678" }] },
  ];
  await api.contact.import({ rows: abroad, operation, part: 2 });
  expect(await api.duplicate.ofImport({ operation })).toEqual({ alike: 3 });
  await api.change.undo({ operation });
  expect(await api.duplicate.ofImport({ operation })).toEqual({ alike: 0 });
  const unknown = api.duplicate.ofImport({ operation: crypto.randomUUID() });
  expect(await refusalOf(unknown)).toMatchObject({ code: "NOT_FOUND" });
});
