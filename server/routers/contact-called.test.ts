import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Called,
  callingFields,
  displayName,
  uncalledMessage,
} from "#domain/contact/contact.ts";
import { contactKeys } from "#domain/contact/key.ts";
import { contacts } from "../db/schema.ts";
import { newPerson, type Person } from "../testing/people.ts";
import { refusalOf } from "../testing/procedures.ts";
import { dumpWithoutLog, wrongFigures } from "../testing/workspace.ts";
import { fieldErrorsFor } from "../trpc.ts";

const samples: Called = {
  firstName: "Ann",
  lastName: "Lee",
  email: "mail@example.com",
  phone: "+61 2 5550 1234",
  company: "Acme",
};

const some = <Value>(values: Value[]) => fc.option(fc.constantFrom(...values));
const called: fc.Arbitrary<Called> = fc
  .record({
    firstName: some(["Ann", "Bob"]),
    lastName: some(["Lee", "Poe"]),
    email: some(["ann@example.com", "zed@example.com"]),
    phone: some(["007", "555 0100"]),
    company: some(["Acme", "Zeta"]),
  })
  .filter((contact) => callingFields.some((name) => contact[name] !== null));

test.each(callingFields)("a contact needs nothing but its %s", async (field) => {
  const { api } = await newPerson();
  const made = await api.contact.create({ [field]: samples[field] });
  expect(displayName(made)).toBe(samples[field]);
  expect((await api.contact.list()).items.map(displayName)).toEqual([samples[field]]);
  const refusal = await refusalOf(api.contact.update({ id: made.id, contact: { [field]: null } }));
  expect(refusal && fieldErrorsFor(refusal)).toEqual({ [field]: [uncalledMessage] });
  await api.contact.update({ id: made.id, contact: { ...samples, [field]: null } });
  expect(await api.contact.byId({ id: made.id })).toMatchObject({ [field]: null });
});

test("a contact with only notes or a further email is refused", async () => {
  const { api } = await newPerson();
  const rows = [{ notes: "Met in May" }, { moreEmails: [{ value: "a@example.com" }] }];
  for (const contact of rows) {
    expect(await refusalOf(api.contact.create(contact))).toMatchObject({ code: "BAD_REQUEST" });
  }
  const operation = crypto.randomUUID();
  const named = callingFields.map((field) => ({ [field]: samples[field] }));
  expect(await api.contact.import({ rows: [...rows, ...named], operation })).toMatchObject({
    created: named.length,
    refused: [{ row: 0 }, { row: 1 }],
  });
});

/** The names of a list in pages of three, forwards and backwards. */
async function walk({ api }: Person, sort: "name" | "name-desc") {
  const there: number[] = [];
  let cursor: string | null = null;
  let page: Awaited<ReturnType<typeof api.contact.list>>;
  do {
    page = await api.contact.list({ sort, limit: 3, cursor });
    there.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  const back = page.items.map(({ id }) => id);
  while (page.prevCursor !== null) {
    page = await api.contact.list({ sort, limit: 3, cursor: page.prevCursor });
    back.unshift(...page.items.map(({ id }) => id));
  }
  return { there, back };
}

test("contacts are sorted by what they are called, and paging shows each once, both ways", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(called, { minLength: 1, maxLength: 9 }), async (rows) => {
      const person = await newPerson();
      await person.api.contact.import({ rows, operation: crypto.randomUUID() });
      const { items } = await person.api.contact.list({ limit: 100 });
      const keyOf = ({ firstName, lastName, ...rest }: Called) =>
        (lastName || firstName
          ? [lastName, firstName]
          : [displayName({ firstName, lastName, ...rest })]
        )
          .join(" ")
          .trim()
          .toLowerCase();
      const wanted = items
        .toSorted((one, other) => {
          const [first, second] = [keyOf(one), keyOf(other)];
          return first < second ? -1 : first > second ? 1 : one.id - other.id;
        })
        .map(({ id }) => id);
      expect(await walk(person, "name")).toEqual({ there: wanted, back: wanted });
      const reversed = wanted.toReversed();
      expect(await walk(person, "name-desc")).toEqual({ there: reversed, back: reversed });
    }),
    { numRuns: 15 },
  );
});

test("Trash, history and the deals of a contact call it the same as its page", async () => {
  await fc.assert(
    fc.asyncProperty(called, async (typed) => {
      const { api } = await newPerson();
      const { id } = await api.contact.create(typed);
      const name = displayName(typed);
      const deal = await api.deal.create({ title: "Website", contactId: id });
      expect(deal.contact && displayName(deal.contact)).toBe(name);
      const [card] = (await api.deal.board()).columns[0]?.deals ?? [];
      expect(card?.contact && displayName(card.contact)).toBe(name);
      const [found] = (await api.search.find({ query: "website" })).deals.items;
      expect(found?.contact && displayName(found.contact)).toBe(name);
      const deleted = await api.contact.delete({ id });
      expect(displayName(deleted)).toBe(name);
      expect((await api.trash.list({ kind: "contact" })).items).toMatchObject([{ id, name }]);
      const { items } = await api.change.history({ entity: "deal", id: deal.id });
      const line = items[0]?.lines.find(({ label }) => label === "Contact");
      expect(line?.after).toEqual({ as: "text", text: name });
    }),
    { numRuns: 12 },
  );
});

/** The stored keys of each contact, beside those computed from what was typed. */
async function keysOf({ owner, api }: Person) {
  const rows = await owner.db.select().from(contacts);
  const mine = (await api.contact.list({ limit: 100 })).items.map(({ id }) => id);
  return rows
    .filter(({ id }) => mine.includes(id))
    .map(({ nameKey, companyKey, searchText, ...row }) => ({
      stored: { nameKey, companyKey, searchText },
      computed: contactKeys({ ...row, moreEmails: [], morePhones: [] }),
    }));
}

async function expectKeys(person: Person) {
  for (const { stored, computed } of await keysOf(person)) expect(computed).toMatchObject(stored);
  expect(await wrongFigures(person.userId)).toEqual([]);
}

test("a contact that is called by its company follows each change of it, and keeps it as a name", async () => {
  const person = await newPerson();
  const { api, userId } = person;
  const { id, companyId } = await api.contact.create({ company: "Acme" });
  await api.contact.create({ firstName: "Ann", company: "Acme" });
  const before = await dumpWithoutLog(userId);
  const nameOf = async () => displayName(await api.contact.byId({ id }));
  const company = { id: companyId ?? 0 };
  const renamed = await api.company.update({ ...company, company: { name: "Zeta" } });
  expect(await nameOf()).toBe("Zeta");
  await expectKeys(person);
  await api.change.undo({ operation: renamed.operation });
  expect(await dumpWithoutLog(userId)).toEqual(before);

  const deleted = await api.company.delete(company);
  expect(await nameOf()).toBe("Acme");
  expect((await api.contact.list({ sort: "newest" })).items).toMatchObject([
    { firstName: "Ann", company: null },
    { company: "Acme", companyId: null },
  ]);
  await expectKeys(person);
  await api.change.undo({ operation: deleted.operation });
  expect(await dumpWithoutLog(userId)).toEqual(before);

  const operation = crypto.randomUUID();
  const cleared = { does: "company" as const, company: null };
  await api.contact.bulk({ selection: { filter: {} }, deed: cleared, operation });
  expect(await nameOf()).toBe("Acme");
  await expectKeys(person);
  const moved = { does: "company" as const, company: "Zeta" };
  const all = { selection: { filter: {} }, deed: moved, operation: crypto.randomUUID() };
  await api.contact.bulk(all);
  expect(await nameOf()).toBe("Zeta");
  await expectKeys(person);
});

test("a merge may leave a contact that has no name", async () => {
  const { api } = await newPerson();
  const keep = await api.contact.create({ email: "ann@example.com" });
  const lose = await api.contact.create({ phone: "007" });
  const merged = await api.contact.merge({ keep: keep.id, lose: [lose.id] });
  expect(displayName(merged)).toBe("ann@example.com");
  expect(await api.contact.byId({ id: keep.id })).toMatchObject({ phone: "007" });
});
