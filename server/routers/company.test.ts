import { expect, test } from "vitest";
import { newPerson, type Person } from "../testing/people.ts";
import { refusalOf } from "../testing/procedures.ts";
import { dumpWithoutLog, wrongFigures } from "../testing/workspace.ts";

/** The company with a name, and its id. */
async function companyOf({ api }: Person, search: string) {
  const [found] = await api.company.suggest({ search });
  if (!found) throw new Error(`No company ${search}`);
  return found;
}

async function addPeople({ api }: Person, company: string, ...names: string[]) {
  const made: number[] = [];
  for (const firstName of names) made.push((await api.contact.create({ firstName, company })).id);
  return made;
}

async function namesOf({ api }: Person): Promise<string[]> {
  return (await api.company.list()).items.map(({ name }) => name);
}

test("a company is there as soon as somebody is with it, in whatever spelling", async () => {
  const person = await newPerson();
  await addPeople(person, "Café Zürich", "Ann");
  await addPeople(person, "CAFE  zurich", "Bob");
  await addPeople(person, "Beta", "Cyd");
  const { items, total } = await person.api.company.list();
  expect(items.map(({ name, people }) => [name, people])).toEqual([
    ["Beta", 1],
    ["Café Zürich", 2],
  ]);
  expect(total).toBe(2);
  const { id } = await companyOf(person, "cafe");
  const { items: people } = await person.api.company.people({ id });
  expect(people.map(({ firstName }) => firstName)).toEqual(["Ann", "Bob"]);
});

test("a company can be added before anybody is with it, and people join it by its name", async () => {
  const person = await newPerson();
  const { api } = person;
  const made = await api.company.create({ name: " Acme " });
  expect(made).toMatchObject({ name: "Acme", people: 0, version: 1 });
  await expect(api.company.create({ name: "ACME" })).rejects.toMatchObject({
    code: "CONFLICT",
    message: "There's already a company called “ACME”.",
  });
  await expect(api.company.create({ name: "\u0301" })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
  const [ann = 0] = await addPeople(person, "acme", "Ann");
  expect(await api.contact.byId({ id: ann })).toMatchObject({ companyId: made.id });
  // Once it has people, undo can't simply remove it.
  expect(await refusalOf(api.change.undo({ operation: made.operation }))).toMatchObject({
    code: "CONFLICT",
  });
  const [entry] = (await api.change.history({ entity: "company", id: made.id })).items;
  expect(entry).toMatchObject({ kind: "company.create", undoable: "no" });
  await api.contact.update({ id: ann, contact: { company: null } });
  await api.change.undo({ operation: made.operation });
  expect(await namesOf(person)).toEqual([]);
  expect(await wrongFigures(person.userId)).toEqual([]);
});

test("renaming a company renames it for all of its people, including those in Trash, as one operation", async () => {
  const person = await newPerson();
  const { api } = person;
  const [ann = 0, bob = 0] = await addPeople(person, "Acme", "Ann", "Bob");
  await addPeople(person, "Beta", "Cyd");
  await api.contact.delete({ id: bob });
  const { id } = await companyOf(person, "acme");
  const renamed = await api.company.update({ id, company: { name: "Gamma Ltd" }, version: 1 });
  expect(renamed).toMatchObject({ id, name: "Gamma Ltd", version: 2, people: 2 });
  expect(await namesOf(person)).toEqual(["Beta", "Gamma Ltd"]);
  expect(await api.contact.byId({ id: ann })).toMatchObject({
    company: "Gamma Ltd",
    companyId: id,
  });
  const found = async (search: string) => (await api.contact.list({ search })).items.length;
  expect([await found("acme"), await found("gamma ann")]).toEqual([0, 1]);
  await api.contact.restore({ id: bob });
  expect(await api.contact.byId({ id: bob })).toMatchObject({ company: "Gamma Ltd", version: 4 });
  expect(await found("gamma")).toBe(2);
  expect(await wrongFigures(person.userId)).toEqual([]);
  const [entry] = (await api.change.history({ entity: "company", id })).items;
  expect(entry).toMatchObject({
    kind: "company.update",
    records: 3,
    lines: [{ label: "Name", before: { text: "Acme" }, after: { text: "Gamma Ltd" } }],
  });
});

test("a rename by itself changes the name alone, and companies are listed by their ids", async () => {
  const person = await newPerson();
  const { api } = person;
  await addPeople(person, "Acme", "Ann");
  const { id } = await companyOf(person, "acme");
  await api.company.update({ id, company: { phone: "+1 555 0100" } });
  await api.company.create({ name: "Beta" });
  const renamed = await api.company.rename({ id, name: "Gamma", version: 2 });
  expect(renamed).toMatchObject({ id, name: "Gamma", version: 3, people: 1 });
  const { items, total } = await api.company.list({ ids: [id] });
  expect(items).toMatchObject([{ id, name: "Gamma", people: 1 }]);
  expect(total).toBe(1);
  expect((await api.company.byId({ id })).company).toMatchObject({ phone: "+1 555 0100" });
});

test("a rename that only changes how the name is written is one too", async () => {
  const person = await newPerson();
  const { api } = person;
  const [ann = 0] = await addPeople(person, "ACME", "Ann");
  const { id } = await companyOf(person, "acme");
  await api.company.update({ id, company: { name: "Acme" } });
  expect(await api.contact.byId({ id: ann })).toMatchObject({ company: "Acme", companyId: id });
  // People who already have the new name aren't touched.
  const again = await api.company.update({ id, company: { name: "Acme" } });
  expect(again.people).toBe(0);
  expect(await api.contact.byId({ id: ann })).toMatchObject({ version: 2 });
});

const details = {
  website: "https://acme.example",
  phone: "+61 2 9999 0000",
  ...{ street: "Level 2\n1 George St", city: "Sydney", region: "NSW" },
  ...{ postalCode: "2000", country: "Australia", notes: "A **client**." },
};

test("a company has a website, a phone, an address and notes, and is edited field by field", async () => {
  const { api } = await newPerson();
  const made = await api.company.create({ name: "Acme", ...details });
  expect(made).toMatchObject({ name: "Acme", ...details });
  const { id } = made;
  expect((await api.company.page({ id })).company).toMatchObject(details);
  const edited = await api.company.update({ id, company: { phone: null, city: " Perth " } });
  expect(edited).toMatchObject({ id, name: "Acme", version: 2, people: 0 });
  const { company } = await api.company.byId({ id });
  expect(company).toMatchObject({ ...details, phone: null, city: "Perth" });
  const [entry] = (await api.change.history({ entity: "company", id })).items;
  expect(entry).toMatchObject({ kind: "company.update", records: 1 });
  expect(entry?.lines.map(({ label }) => label)).toEqual(["Phone", "City"]);
  await api.change.undo({ operation: edited.operation });
  expect((await api.company.byId({ id })).company).toMatchObject(details);
});

test("two people edit different fields of a company, and one field is refused with what it has now", async () => {
  const { api } = await newPerson();
  const { id } = await api.company.create({ name: "Acme", ...details });
  await api.company.update({ id, company: { city: "Perth" }, version: 1 });
  const form = { name: "Acme", ...details, phone: "1800 000 000" };
  await api.company.update({ id, company: form, version: 1 });
  expect((await api.company.byId({ id })).company).toMatchObject({
    ...{ city: "Perth", phone: "1800 000 000", version: 3 },
  });
  const late = await refusalOf(
    api.company.update({ id, company: { ...form, city: "Hobart" }, version: 1 }),
  );
  expect(late?.cause).toMatchObject({ version: 3, values: { city: "Perth" } });
});

test("an edit that leaves the name as it is leaves each contact's spelling of it", async () => {
  const person = await newPerson();
  const { api } = person;
  const { id } = await api.company.create({ name: "Acme" });
  const [ann = 0] = await addPeople(person, "ACME", "Ann");
  const edited = await api.company.update({
    ...{ id, version: 1, company: { name: "Acme", city: "Perth" } },
  });
  expect(edited).toMatchObject({ name: "Acme", people: 0 });
  expect(await api.contact.byId({ id: ann })).toMatchObject({ company: "ACME", version: 1 });
});

test("a merged company keeps its own fields, takes what it has not, and loses no notes", async () => {
  const { api, userId } = await newPerson();
  const { id: keep } = await api.company.create({ name: "Acme", city: "Perth", notes: "One" });
  const { id: other } = await api.company.create({ name: "Acme Ltd", ...details });
  const compared = await api.company.compare({ ids: [other, keep] });
  expect(compared).toMatchObject([
    { id: other, ...details },
    { id: keep, city: "Perth" },
  ]);
  const before = await dumpWithoutLog(userId);
  const merged = await api.company.merge({ keep, lose: [other] });
  const kept = (await api.company.byId({ id: keep })).company;
  const { website, phone } = details;
  expect(kept).toMatchObject({ name: "Acme", website, phone, street: null, city: "Perth" });
  expect(kept.notes).toBe(`One\n\n${details.notes}`);
  await api.change.undo({ operation: merged.operation });
  expect(await dumpWithoutLog(userId)).toEqual(before);

  await api.company.merge({ keep, lose: [other], fields: { address: other, notes: other } });
  expect((await api.company.byId({ id: keep })).company).toMatchObject({
    name: "Acme",
    ...details,
  });
});

test("a merge is refused when a company has changed since it was looked at, and for a stranger's choice", async () => {
  const { api } = await newPerson();
  const { id: keep } = await api.company.create({ name: "Acme" });
  const { id: other } = await api.company.create({ name: "Acme Ltd" });
  await api.company.update({ id: other, company: { phone: "1" } });
  const lose = [other];
  expect(
    await refusalOf(api.company.merge({ keep, lose, versions: { [keep]: 1, [other]: 1 } })),
  ).toMatchObject({ code: "CONFLICT" });
  expect(
    await refusalOf(api.company.merge({ keep, lose, fields: { phone: other + 1 } })),
  ).toMatchObject({ code: "BAD_REQUEST" });
  await api.company.merge({ keep, lose, versions: { [keep]: 1, [other]: 2 } });
  expect((await api.company.byId({ id: keep })).company.phone).toBe("1");
});

test("another company's name is refused at its field, and nothing is written", async () => {
  const person = await newPerson();
  const { api } = person;
  await addPeople(person, "Acme", "Ann");
  await addPeople(person, "Béta", "Bob");
  const { id } = await companyOf(person, "acme");
  await expect(api.company.update({ id, company: { name: "BETA" } })).rejects.toMatchObject({
    code: "CONFLICT",
    message: "There's already a company called “BETA”.",
  });
  await api.company.update({ id, company: { name: "Acme Ltd" } });
  await expect(
    api.company.update({ id, company: { name: "Late" }, version: 1 }),
  ).rejects.toMatchObject({
    code: "CONFLICT",
  });
  expect(await namesOf(person)).toEqual(["Acme Ltd", "Béta"]);
  expect(await wrongFigures(person.userId)).toEqual([]);
});

test("the people of several companies join one, and the emptied ones are deleted", async () => {
  const person = await newPerson();
  const { api } = person;
  const [ann = 0] = await addPeople(person, "Acme", "Ann");
  const [bob = 0, cyd = 0] = await addPeople(person, "Acme Ltd", "Bob", "Cyd");
  await addPeople(person, "ACME Inc.", "Dan");
  await api.contact.delete({ id: cyd });
  const deal = await api.deal.create({ title: "Website", value: 100, contactId: bob });
  const [keep, ltd, inc] = (await api.company.suggest({ search: "acme" })).map(({ id }) => id);
  if (!keep || !ltd || !inc) throw new Error("Three companies");
  const merged = await api.company.merge({ keep, lose: [inc, ltd] });
  expect(merged).toMatchObject({ id: keep, name: "Acme", people: 3 });
  expect(merged.merged.toSorted()).toEqual(["ACME Inc.", "Acme Ltd"]);
  const { company, people, deals } = await api.company.byId({ id: keep });
  expect(company).toMatchObject({ name: "Acme", people: 3, openDeals: 1 });
  expect(people.items.map(({ firstName }) => firstName)).toEqual(["Ann", "Bob", "Dan"]);
  expect(deals).toMatchObject([{ id: deal.id, contact: { firstName: "Bob" } }]);
  expect(await api.contact.byId({ id: bob })).toMatchObject({ company: "Acme", companyId: keep });
  await expect(api.company.byId({ id: ltd })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(api.company.merge({ keep, lose: [ltd] })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await expect(api.company.merge({ keep, lose: [keep] })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
  expect(await wrongFigures(person.userId)).toEqual([]);
  const [entry] = (await api.change.history({ entity: "company", id: keep })).items;
  expect(entry).toMatchObject({ kind: "company.merge", records: 6, undoable: "yes" });
  await api.change.undo({ operation: merged.operation });
  expect(await namesOf(person)).toEqual(["Acme", "ACME Inc.", "Acme Ltd"]);
  expect(await api.contact.byId({ id: ann })).toMatchObject({ version: 1 });
  expect(await wrongFigures(person.userId)).toEqual([]);
});

test("a deleted company leaves its people and their deals without one", async () => {
  const person = await newPerson();
  const { api } = person;
  const [ann = 0] = await addPeople(person, "Acme", "Ann");
  await api.deal.create({ title: "Website", value: 100, contactId: ann });
  const { id } = await companyOf(person, "acme");
  const deleted = await api.company.delete({ id });
  expect(deleted).toMatchObject({ id, name: "Acme", people: 1 });
  expect(await namesOf(person)).toEqual([]);
  expect(await api.contact.byId({ id: ann })).toMatchObject({ company: null, companyId: null });
  expect((await api.contact.list({ search: "acme" })).items).toEqual([]);
  expect((await api.deal.list()).items).toMatchObject([{ title: "Website" }]);
  expect(await wrongFigures(person.userId)).toEqual([]);
  await api.change.undo({ operation: deleted.operation });
  expect(await api.company.byId({ id })).toMatchObject({ company: { people: 1, openDeals: 1 } });
});

test("an edit can't be undone to a company that has been renamed since", async () => {
  const person = await newPerson();
  const { api } = person;
  const [ann = 0] = await addPeople(person, "Acme", "Ann", "Bob");
  const { id } = await companyOf(person, "acme");
  const edit = await api.contact.update({ id: ann, contact: { company: "Beta" } });
  const renaming = await api.company.update({ id, company: { name: "Gamma" } });
  await expect(api.change.undo({ operation: edit.operation })).rejects.toMatchObject({
    code: "CONFLICT",
    message: expect.stringContaining("has been renamed"),
  });
  const history = await api.change.history({ entity: "contact", id: ann });
  expect(history.items[0]).toMatchObject({ kind: "contact.update", undoable: "no" });
  await api.change.undo({ operation: renaming.operation });
  await api.change.undo({ operation: edit.operation });
  expect(await api.contact.byId({ id: ann })).toMatchObject({ company: "Acme", companyId: id });
  expect(await wrongFigures(person.userId)).toEqual([]);
});

test("undoing the addition of a contact leaves the company that others have joined", async () => {
  const person = await newPerson();
  const { api } = person;
  const ann = await api.contact.create({ firstName: "Ann", company: "Acme" });
  await api.contact.create({ firstName: "Bob", company: "Acme" });
  await api.change.undo({ operation: ann.operation });
  expect(await api.company.list()).toMatchObject({
    items: [{ name: "Acme", people: 1 }],
    total: 1,
  });
  expect(await wrongFigures(person.userId)).toEqual([]);
});

test("a company shows its open and won deals in each currency, and no lost ones", async () => {
  const person = await newPerson();
  const { api } = person;
  const [ann = 0] = await addPeople(person, "Acme", "Ann");
  await addPeople(person, "Beta", "Bob");
  const stages = await api.stage.list();
  const stage = (kind: string) => stages.find((each) => each.kind === kind)?.id;
  const deal = (value: number, currency: string, kind: string) =>
    api.deal.create({ title: "Deal", value, currency, contactId: ann, stageId: stage(kind) });
  await deal(100.5, "AUD", "open");
  await deal(50, "AUD", "open");
  await deal(150_000, "JPY", "open");
  await deal(1.234, "KWD", "won");
  await deal(7, "AUD", "lost");
  const trashed = await deal(8, "AUD", "open");
  await api.deal.delete({ id: trashed.id });
  const figures = {
    openDeals: 3,
    open: [
      { currency: "AUD", total: 150.5 },
      { currency: "JPY", total: 150_000 },
    ],
    wonDeals: 1,
    won: [{ currency: "KWD", total: 1.234 }],
  };
  const { items } = await api.company.list();
  expect(items).toMatchObject([
    { name: "Acme", ...figures },
    { name: "Beta", openDeals: 0, open: [], wonDeals: 0, won: [] },
  ]);
  const { company, deals } = await api.company.byId({ id: items[0]?.id ?? 0 });
  expect(company).toMatchObject(figures);
  expect(deals.map(({ stage: on }) => on?.kind)).toEqual(["lost", "won", "open", "open", "open"]);
});

test("companies are found by every word of their name, and suggested by the beginnings of words", async () => {
  const person = await newPerson();
  const { api } = person;
  for (const name of ["Zürich Insurance", "Acme Zürich", "Acme", "Acme Zebra", "Pacme"]) {
    await api.company.create({ name });
  }
  const found = await api.company.list({ search: "zur acme" });
  expect(found.items.map(({ name }) => name)).toEqual(["Acme Zürich"]);
  expect(found).toMatchObject({ total: 1, totalCapped: false });
  expect((await api.company.list({ search: "nobody" })).total).toBe(0);
  const suggested = async (search: string) =>
    (await api.company.suggest({ search })).map(({ name }) => name);
  expect(await suggested("acme")).toEqual(["Acme", "Acme Zebra", "Acme Zürich"]);
  expect(await suggested("ZUR")).toEqual(["Zürich Insurance", "Acme Zürich"]);
  expect(await suggested("z a")).toEqual(["Acme Zebra", "Acme Zürich"]);
  expect(await suggested("  ")).toEqual([]);
  expect((await api.company.suggest({ search: "a", limit: 2 })).length).toBe(2);
});

test("the list is paged both ways, by name and by the number of people", async () => {
  const person = await newPerson();
  const { api } = person;
  const rows = Array.from({ length: 60 }, (_, index) => ({
    firstName: `Ann ${index}`,
    company: `Company ${String(index % 23).padStart(2, "0")}`,
  }));
  await api.contact.import({ rows, operation: crypto.randomUUID() });
  for (const sort of ["name", "people"] as const) {
    const whole = (await api.company.list({ sort, limit: 100 })).items;
    expect(whole).toHaveLength(23);
    const walked: number[] = [];
    let cursor: string | null = null;
    let last: string | null = null;
    do {
      const page = await api.company.list({ sort, limit: 5, cursor });
      walked.push(...page.items.map(({ id }) => id));
      [cursor, last] = [page.nextCursor, page.prevCursor];
      expect(page.total).toBe(23);
    } while (cursor);
    expect(walked).toEqual(whole.map(({ id }) => id));
    const back: number[] = [];
    while (last) {
      const page: Awaited<ReturnType<typeof api.company.list>> = await api.company.list({
        sort,
        limit: 5,
        cursor: last,
      });
      back.unshift(...page.items.map(({ id }) => id));
      last = page.prevCursor;
    }
    expect(back).toEqual(walked.slice(0, 20));
  }
  const [first, second] = (await api.company.list({ sort: "people" })).items;
  expect([first?.name, first?.people, second?.name]).toEqual(["Company 00", 3, "Company 01"]);
});

test("the people of a company are paged by name both ways, those of one name by their age", async () => {
  const person = await newPerson();
  const { api } = person;
  const rows = Array.from({ length: 60 }, (_, index) => ({
    lastName: `Name ${index % 4}`,
    company: "Acme",
  }));
  await api.contact.import({ rows, operation: crypto.randomUUID() });
  const { id } = await companyOf(person, "acme");
  const first = await api.company.page({ id });
  expect(first.people.items).toHaveLength(15);
  const second = await api.company.page({ id, people: first.people.nextCursor });
  const third = await api.company.page({ id, people: second.people.nextCursor });
  const last = await api.company.page({ id, people: third.people.nextCursor });
  const ids = [first, second, third, last].flatMap(({ people }) =>
    people.items.map((each) => each.id),
  );
  expect(new Set(ids).size).toBe(60);
  expect(last.people.nextCursor).toBeNull();
  const back = await api.company.people({ id, cursor: third.people.prevCursor, limit: 15 });
  expect(back.items).toEqual(second.people.items);
});

test("a list of a company's people or deals shows its name, in the spelling of the company", async () => {
  const person = await newPerson();
  const { api } = person;
  await addPeople(person, "Acme", "Zoe");
  const [ann = 0] = await addPeople(person, "ACME", "Ann");
  await api.deal.create({ title: "Website", value: 1, contactId: ann });
  const { id: companyId } = await companyOf(person, "acme");
  const people = await api.contact.list({ companyId });
  expect(people.items.map(({ company }) => company)).toEqual(["ACME", "Acme"]);
  expect(people.company).toBe("Acme");
  expect((await api.contact.list({ companyId, search: "nobody" })).company).toBe("Acme");
  expect(await api.deal.list({ companyId })).toMatchObject({
    company: "Acme",
    items: [{ contact: { company: "ACME", companyId } }],
  });
  const [column] = (await api.deal.board()).columns;
  expect(column?.deals).toMatchObject([{ contact: { companyId } }]);
  expect((await api.contact.list()).company).toBeNull();
  const other = await newPerson();
  expect((await other.api.contact.list({ companyId })).company).toBeNull();
});
