import { beforeAll, expect, test } from "vitest";
import { choiceKinds } from "#domain/choice.ts";
import { newTally, withTally } from "../db/meter.ts";
import { importCrowd } from "../testing/crowd.ts";
import { newPerson, type Person } from "../testing/people.ts";

const workspaces: { size: number; person: Person }[] = [];

beforeAll(async () => {
  for (const size of [1_000, 20_000]) {
    const person = await newPerson();
    await importCrowd(person, size);
    await person.api.deal.create({ title: "Ann's deal", value: 1 });
    workspaces.push({ size, person });
  }
});

test("likely choices cost one round trip and the rows they show, in a workspace of any size", async () => {
  for (const { person } of workspaces) {
    for (const kind of choiceKinds) {
      const tally = newTally();
      await withTally(tally, () => person.api.choice.find({ kind }));
      expect(tally, kind).toMatchObject({ queries: 1, written: 0 });
      expect(tally.read, kind).toBeLessThan(100);
    }
  }
});

test("a search for a common word costs one round trip, and stops when the list is full", async () => {
  for (const { person } of workspaces) {
    const tally = newTally();
    const found = await withTally(tally, () =>
      person.api.choice.find({ kind: "contact", search: "ann" }),
    );
    expect(found).toHaveLength(20);
    expect(tally).toMatchObject({ queries: 1, written: 0 });
    expect(tally.read).toBeLessThan(300);
  }
});

test("the choices of a form cost one round trip, and no more in a larger workspace", async () => {
  const read: number[] = [];
  for (const { person } of workspaces) {
    const [contact] = await person.api.choice.find({ kind: "contact" });
    const tally = newTally();
    const asked = { contact: [contact?.id ?? 0], company: [], deal: [] };
    const offered = await withTally(tally, () => person.api.choice.offer(asked));
    expect(offered.contact).toHaveLength(100);
    expect(offered.contact[0]).toEqual(contact);
    expect(tally).toMatchObject({ queries: 1, written: 0 });
    read.push(tally.read);
  }
  expect(Math.max(...read)).toBeLessThan(700);
});

test("a form is offered only the kinds that it asks for", async () => {
  const { api } = await newPerson();
  await api.contact.create({ firstName: "Ann", company: "Acme" });
  await api.deal.create({ title: "Website" });
  expect(await api.choice.offer({ company: [] })).toMatchObject({
    contact: [],
    company: [{ name: "Acme", detail: "1 person" }],
    deal: [],
  });
});

test("each kind of record says what it belongs to and what tells it apart", async () => {
  const { api } = await newPerson();
  const person = { firstName: "Zoë", lastName: "Lee", company: "Acme" };
  const { id: contactId } = await api.contact.create({ ...person, email: "zoe@acme.com" });
  await api.contact.create({ ...person, phone: "0412 345 678" });
  await api.contact.create({ email: "info@acme.com" });
  await api.deal.create({ title: "Website", contactId });
  await api.tag.create({ name: "Lead", color: "#10B981" });
  const find = async (kind: (typeof choiceKinds)[number], search: string) =>
    (await api.choice.find({ kind, search })).map(({ id: _, ...choice }) => choice);

  expect(await find("contact", "zoe lee")).toEqual([
    { name: "Zoë Lee", of: "Acme", detail: "zoe@acme.com", initials: "ZL" },
    { name: "Zoë Lee", of: "Acme", detail: "0412 345 678", initials: "ZL" },
  ]);
  expect(await find("contact", "info")).toEqual([
    { name: "info@acme.com", of: null, detail: null, initials: "I" },
  ]);
  expect(await find("company", "ac")).toEqual([{ name: "Acme", of: null, detail: "2 people" }]);
  expect(await find("deal", "zoe")).toMatchObject([
    { name: "Website", of: "Zoë Lee", detail: "Prospecting" },
  ]);
  expect(await find("tag", "le")).toEqual([
    { name: "Lead", of: null, detail: "0 contacts", color: "#10B981" },
  ]);
});

test("records in Trash aren't found, but a form that has selected one is offered it", async () => {
  const { api } = await newPerson();
  const { id } = await api.contact.create({ firstName: "Ann" });
  await api.contact.delete({ id });
  expect(await api.choice.find({ kind: "contact" })).toEqual([]);
  expect((await api.choice.offer({ contact: [id] })).contact).toMatchObject([{ id, name: "Ann" }]);
});
