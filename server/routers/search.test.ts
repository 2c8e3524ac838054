import { beforeAll, expect, test } from "vitest";
import { newPerson, type Person } from "../testing/people.ts";
import { refusalOf } from "../testing/procedures.ts";

let person: Person;
let sarah: number;
let website: number;

beforeAll(async () => {
  person = await newPerson();
  const { contact, deal, tag } = person.api;
  const vip = await tag.create({ name: "TechVIP", color: "#10B981" });
  const made = await contact.create({
    firstName: "Élodie",
    lastName: "Straßer",
    email: "elodie@example.com",
    phone: "+61 412 345 678",
    company: "TechCorp",
    jobTitle: "CTO",
    moreEmails: [{ label: "home", value: "home@straße.example" }],
    tagIds: [vip.id],
  });
  sarah = made.id;
  await contact.create({ firstName: "Tom", lastName: "Abel", company: "TechCorp" });
  const gone = await contact.create({ firstName: "Gone", company: "Techless" });
  await contact.delete({ id: gone.id });
  website = (await deal.create({ title: "Website", value: 1_200.5, contactId: sarah })).id;
  const old = await deal.create({ title: "Tech deal of old", value: 1 });
  await deal.delete({ id: old.id });
});

test("one search finds contacts, companies, deals and tags", async () => {
  const found = await person.api.search.find({ query: "tech" });
  expect(found.contacts.items.map(({ firstName }) => firstName)).toEqual(["Tom", "Élodie"]);
  expect(found.contacts).toMatchObject({ total: 2, totalCapped: false });
  expect(found.companies.items).toContainEqual(
    expect.objectContaining({ name: "TechCorp", people: 2 }),
  );
  expect(found.deals.items).toEqual([
    {
      id: website,
      title: "Website",
      value: 1_200.5,
      currency: "AUD",
      stage: { name: "Prospecting", color: expect.stringMatching(/^#/) },
      contact: expect.objectContaining({ firstName: "Élodie", company: "TechCorp" }),
    },
  ]);
  expect(found.tags.items).toEqual([
    { id: expect.any(Number), name: "TechVIP", color: "#10B981", contacts: 1 },
  ]);
});

test.each([["ELODIE strasser"], ["0412 345 678"], ["412 345"], ["cto techcorp"], ["home@strasse"]])(
  "a search for %s finds the contact, every word of it, however it is written",
  async (query) => {
    const { contacts } = await person.api.search.find({ query });
    expect(contacts.items.map(({ id }) => id)).toEqual([sarah]);
    expect(contacts.items[0]?.further).toEqual(["home@straße.example"]);
  },
);

test("a number after # finds the contact and the deal that have it", async () => {
  const { contacts } = await person.api.search.find({ query: `#${sarah}` });
  expect(contacts.items.map(({ id }) => id)).toEqual([sarah]);
  const { deals } = await person.api.search.find({ query: ` #${website} ` });
  expect(deals.items.map(({ id }) => id)).toEqual([website]);
});

test("a search keeps to the kinds that it names, and to its limit", async () => {
  const { api } = person;
  const { contacts, deals, tags } = await api.search.find({ query: "tech", kinds: ["contact"] });
  expect([contacts.total, deals.total, tags.total]).toEqual([2, 0, 0]);
  const first = await api.search.find({ query: "tech", limit: 1 });
  expect(first.contacts.items).toHaveLength(1);
  expect(first.contacts.total).toBe(2);
});

test("a search for nothing finds nothing", async () => {
  const nothing = { items: [], total: 0, totalCapped: false };
  for (const query of ["", " \t ", "nobody at all", "%", "_", "#0", "#999999999999999"]) {
    expect(await person.api.search.find({ query }), query).toEqual({
      contacts: nothing,
      companies: nothing,
      deals: nothing,
      todos: nothing,
      activities: nothing,
      tags: nothing,
    });
  }
});

test("an invalid search is refused with a message", async () => {
  for (const input of [{}, { query: 1 }, { query: "a", limit: 21 }, { query: "a", kinds: ["x"] }]) {
    const refusal = await refusalOf(person.api.search.find(input as { query: string }));
    expect(refusal, JSON.stringify(input)).toMatchObject({ code: "BAD_REQUEST" });
  }
});

test("look-alikes of apostrophes and dashes find each other in every kind of record", async () => {
  const { api } = await newPerson();
  const { id } = await api.contact.create({
    firstName: "Jean\u2011Luc",
    lastName: "O’Brien",
    company: "D’Arcy–Smith",
  });
  await api.deal.create({ title: "O’Brien – renewal", value: 1, contactId: id });
  await api.tag.create({ name: "VIP–O’Brien", color: "#10B981" });
  for (const query of ["o'brien", "O’BRIEN", "obrien", "o`brien"]) {
    const { contacts, deals, tags } = await api.search.find({ query });
    expect([contacts.total, deals.total, tags.total], query).toEqual([1, 1, 1]);
    expect((await api.contact.list({ search: query })).items, query).toHaveLength(1);
  }
  for (const query of ["d'arcy-smith", "darcy smith", "D’Arcy—Smith"]) {
    expect((await api.search.find({ query })).companies.total, query).toBe(1);
    expect((await api.company.list({ search: query })).items, query).toHaveLength(1);
  }
  expect(await api.company.suggest({ search: "d'arcy—s" })).toHaveLength(1);
  for (const query of ["jean-luc", "jeanluc", "jean luc"]) {
    expect((await api.search.find({ query })).contacts.total, query).toBe(1);
  }
});

test("a renamed, merged or newly set company is found by its name with any dash", async () => {
  const { api } = await newPerson();
  const { id, companyId } = await api.contact.create({ firstName: "Ann", company: "Acme" });
  const finds = async (search: string) => (await api.contact.list({ search })).items.length;
  await api.company.update({ id: companyId ?? 0, company: { name: "Smith-Jones" } });
  expect(await finds("smith–jones")).toBe(1);
  const other = await api.company.create({ name: "Day-Lewis" });
  await api.company.merge({ keep: other.id, lose: [companyId ?? 0] });
  expect(await finds("daylewis")).toBe(1);
  await api.contact.bulk({
    selection: { ids: [id] },
    deed: { does: "company", company: "Hewlett-Packard" },
    operation: crypto.randomUUID(),
  });
  expect(await finds("hewlett packard")).toBe(1);
});
