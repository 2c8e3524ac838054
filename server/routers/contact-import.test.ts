import { expect, test } from "vitest";
import { ownIdOf } from "#domain/contact/own-id.ts";
import { newTally, withTally } from "../db/meter.ts";
import { newPerson } from "../testing/people.ts";

const people = [
  { firstName: "Ann", lastName: "Lee", email: "ann@example.com" },
  { firstName: "Bob", lastName: "Ray", phone: "+44 20 7946 0958", tags: ["VIP"] },
  { firstName: "Cyd", company: "Acme" },
  { email: "info@example.com" },
  { company: "Beta" },
];

test("a file that is imported again changes nothing if people are skipped whom the workspace has", async () => {
  const { api } = await newPerson();
  const first = await api.contact.import({ rows: people, operation: crypto.randomUUID() });
  expect(first).toMatchObject({ created: 5, known: [] });
  const operation = crypto.randomUUID();
  const again = { rows: people, operation, known: "skip" as const };
  expect(await api.contact.import(again)).toMatchObject({ created: 0, known: [0, 1, 2, 3, 4] });
  expect((await api.contact.list()).total).toBe(5);
  const added = { rows: people, operation: crypto.randomUUID(), known: "add" as const };
  expect(await api.contact.import(added)).toMatchObject({ created: 5, known: [] });
});

test("somebody is known by email, phone, or name with company in any spelling, if names agree", async () => {
  const { api } = await newPerson();
  await api.contact.import({ rows: people, operation: crypto.randomUUID() });
  const rows = [
    { firstName: "ANN", lastName: "Lee", email: "Ann@Example.com", company: "Gamma" },
    { firstName: "Bob", lastName: "Ray", morePhones: [{ value: "020 7946 0958" }] },
    { email: "ann@example.com" },
    { firstName: "Ann", lastName: "Lee", email: "other@example.com" },
    { firstName: "Ben", lastName: "Lee", email: "ann@example.com" },
    { firstName: "Cyd", company: "Beta" },
    { firstName: "Cyd", company: "Acme", email: "cyd@example.com" },
    { firstName: "Ann", lastName: "Roe", email: "ann@example.com" },
    { firstName: "Rob", lastName: "Ray", phone: "+44 20 7946 0958" },
  ];
  const answer = await api.contact.import({ rows, operation: crypto.randomUUID(), known: "skip" });
  expect(answer).toMatchObject({ created: 4, known: [0, 1, 2, 6, 7] });
});

test("a contact is known by its own id in an export, but not by that of another workspace", async () => {
  const [{ api }, other] = [await newPerson(), await newPerson()];
  const { id } = await api.contact.create({ firstName: "Ann", email: "ann@example.com" });
  const { createdAt } = await api.contact.byId({ id });
  const rows = [
    { firstName: "Anne", jobTitle: "CEO", ownId: ownIdOf("contact", { id, createdAt }) },
  ];
  const send = (whose: typeof api, sent: object[]) =>
    whose.contact.import({ rows: sent, operation: crypto.randomUUID(), known: "overwrite" });
  const moved = [
    { firstName: "Anne", ownId: ownIdOf("contact", { id, createdAt: createdAt + 1 }) },
  ];
  expect(await send(api, moved)).toMatchObject({ created: 1 });
  expect(await send(other.api, rows)).toMatchObject({ created: 1 });
  expect(await send(api, rows)).toMatchObject({ created: 0, updated: [0] });
  expect(await api.contact.byId({ id })).toMatchObject({ firstName: "Anne", jobTitle: "CEO" });
});

test.each(["skip", "fill"] as const)(
  "people in Trash and in another workspace are not known, and a retry gets the same answer (%s)",
  async (known) => {
    const [{ api }, other] = [await newPerson(), await newPerson()];
    await other.api.contact.import({ rows: people, operation: crypto.randomUUID() });
    const { id } = await api.contact.create({
      firstName: "Ann",
      lastName: "Lee",
      email: "ann@example.com",
    });
    await api.contact.delete({ id });
    const request = { rows: people, operation: crypto.randomUUID(), known };
    const answer = await api.contact.import(request);
    expect(answer).toMatchObject({ created: 5, updated: [], known: [] });
    expect(await api.contact.import(request)).toEqual(answer);
    expect((await api.contact.list()).total).toBe(5);
  },
);

test("looking for known people is one round trip, and reads a few rows for each, in a workspace of any size", async () => {
  const { api } = await newPerson();
  const rows = Array.from({ length: 500 }, (_, index) => ({
    firstName: `Ann ${index}`,
    email: `ann-${index}@example.com`,
    phone: `+61 400 ${100_000 + index}`,
  }));
  await api.contact.import({ rows, operation: crypto.randomUUID() });
  const tally = newTally();
  await withTally(tally, () =>
    api.contact.import({ rows: rows.slice(0, 100), operation: crypto.randomUUID(), known: "skip" }),
  );
  expect(tally.queries).toBe(2);
  expect(tally.read).toBeLessThanOrEqual(1_500);
});
