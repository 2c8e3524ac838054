import { expect, test } from "vitest";
import { EditConflict } from "#domain/operation/edit-conflict.ts";
import { newPerson } from "../testing/people.ts";
import { refusalOf } from "../testing/procedures.ts";
import { dumpWorkspace } from "../testing/workspace.ts";

/**
 * The refusal of an edit whose field two people changed: the version, and the present values of the
 * fields.
 */
async function conflictOf(call: Promise<unknown>) {
  const { code, cause } = (await refusalOf(call)) ?? {};
  expect(code).toBe("CONFLICT");
  if (!(cause instanceof EditConflict)) throw cause;
  return { version: cause.version, values: cause.values };
}

const nothing = {
  firstName: null,
  lastName: null,
  email: null,
  emailLabel: null,
  phone: null,
  phoneLabel: null,
  company: null,
  jobTitle: null,
  notes: null,
  moreEmails: [],
  morePhones: [],
  tagIds: [],
};

test("a form that sends all fields of a contact writes only the changed ones", async () => {
  const { api } = await newPerson();
  const tag = await api.tag.create({ name: "Lead", color: "#3B82F6" });
  const { id } = await api.contact.create({ firstName: "Ann", notes: "one\r\ntwo" });
  await api.contact.addTag({ contactId: id, tagId: tag.id });
  await api.contact.update({ id, contact: { jobTitle: "CTO", company: "Acme" } });
  const form = { ...nothing, firstName: "Ann", lastName: "Lee", notes: "one\ntwo" };
  const edited = await api.contact.update({ id, contact: form, version: 1 });
  expect(edited).toMatchObject({
    ...{ firstName: "Ann", lastName: "Lee", jobTitle: "CTO", company: "Acme" },
    ...{ notes: "one\r\ntwo", tags: [{ name: "Lead" }], version: 4 },
  });
  const { items } = await api.change.history({ entity: "contact", id, limit: 1 });
  expect(items[0]?.lines.map(({ label }) => label)).toEqual(["Last name"]);
});

test("an edit of a field that somebody else has changed is refused with its present value, and nothing is written", async () => {
  const { api, userId } = await newPerson();
  const { id } = await api.contact.create({ firstName: "Ann", notes: "old", jobTitle: "CTO" });
  await api.contact.update({ id, contact: { notes: "theirs", jobTitle: null } });
  const before = await dumpWorkspace(userId);
  const mine = { notes: "mine", jobTitle: "CEO", lastName: "Lee" };
  const conflict = await conflictOf(api.contact.update({ id, contact: mine, version: 1 }));
  expect(conflict).toEqual({ version: 2, values: { notes: "theirs", jobTitle: "" } });
  expect(await dumpWorkspace(userId)).toEqual(before);
});

test("an edit that names the version it was shown overwrites that one, and keeps what it did not change", async () => {
  const { api } = await newPerson();
  const { id } = await api.contact.create({ firstName: "Ann", notes: "old", phone: "1" });
  await api.contact.update({ id, contact: { notes: "theirs", phone: "2" } });
  const mine = { firstName: "Ann", notes: "mine", phone: "1" };
  const edit = { id, contact: mine, version: 1, overwrites: 2 };
  expect(await api.contact.update(edit)).toMatchObject({ notes: "mine", phone: "2" });
  // A field that has changed again since then is asked about again.
  const again = { ...edit, contact: { ...mine, notes: "mine again" } };
  expect(await conflictOf(api.contact.update(again))).toEqual({
    version: 3,
    values: { notes: "mine" },
  });
});

test("the same value typed by both, or a value that was reverted, isn't a conflict", async () => {
  const { api } = await newPerson();
  const { id } = await api.contact.create({ firstName: "Ann", notes: "old" });
  await api.contact.update({ id, contact: { notes: "same", jobTitle: "CTO" } });
  await api.contact.update({ id, contact: { jobTitle: null } });
  const mine = { notes: "same", jobTitle: "CEO" };
  expect(await api.contact.update({ id, contact: mine, version: 1 })).toMatchObject(mine);
});

test("other emails, and an email with its label, are each one field", async () => {
  const { api } = await newPerson();
  const { id } = await api.contact.create({ firstName: "Ann", email: "a@example.com" });
  const moreEmails = [{ label: "home" as const, value: "b@example.com" }];
  await api.contact.update({ id, contact: { moreEmails, emailLabel: "work" } });
  const mine = {
    moreEmails: [{ label: null, value: "c@example.com" }],
    email: "d@example.com",
  };
  expect(await conflictOf(api.contact.update({ id, contact: mine, version: 1 }))).toEqual({
    version: 2,
    values: { moreEmails: "b@example.com (home)", email: "a@example.com" },
  });
});

test("tags that two people add and remove at the same time are all added and removed", async () => {
  const { api } = await newPerson();
  const create = (name: string) => api.tag.create({ name, color: "#3B82F6" });
  const [kept, lead, vip, old, past] = await Promise.all(
    ["Kept", "Lead", "VIP", "Old", "Past"].map(create),
  );
  const ids = (...tags: ({ id: number } | undefined)[]) => tags.map((tag) => tag?.id ?? 0);
  const { id } = await api.contact.create({ firstName: "Ann", tagIds: ids(kept, old, past) });
  await api.contact.update({ id, contact: { tagIds: ids(kept, past, lead) }, version: 1 });
  const mine = { tagIds: ids(kept, old, vip), lastName: "Lee" };
  const { tags } = await api.contact.update({ id, contact: mine, version: 1 });
  expect(tags.map(({ name }) => name)).toEqual(["Kept", "Lead", "VIP"]);
});

test("a tag that was added meanwhile stays when another field is overwritten", async () => {
  const { api } = await newPerson();
  const { id } = await api.contact.create({ firstName: "Ann", notes: "old" });
  await api.contact.tagByName({ contactId: id, name: "Lead" });
  await api.contact.update({ id, contact: { notes: "theirs" } });
  const form = { ...nothing, firstName: "Ann", notes: "mine" };
  const conflict = await conflictOf(api.contact.update({ id, contact: form, version: 1 }));
  expect(conflict.values).toEqual({ notes: "theirs" });
  const again = { id, contact: form, version: 1, overwrites: conflict.version };
  expect(await api.contact.update(again)).toMatchObject({
    notes: "mine",
    tags: [{ name: "Lead" }],
  });
});

test("a form that was filled in before one of its tags was deleted is saved", async () => {
  const { api } = await newPerson();
  const tag = await api.tag.create({ name: "Lead", color: "#3B82F6" });
  const { id } = await api.contact.create({ firstName: "Ann", tagIds: [tag.id] });
  await api.tag.delete({ id: tag.id });
  const form = { firstName: "Anne", tagIds: [tag.id] };
  expect(await api.contact.update({ id, contact: form, version: 1 })).toMatchObject({
    firstName: "Anne",
    tags: [],
  });
});

test("moving a deal's card doesn't conflict with an edit of the deal, and neither reverts the other", async () => {
  const { api } = await newPerson();
  const stages = await api.stage.list();
  const [first, second] = stages;
  const won = stages.find(({ kind }) => kind === "won");
  const deal = await api.deal.create({ title: "Roof", value: 10, stageId: first?.id });
  await api.deal.move({ id: deal.id, stageId: won?.id ?? 0 });
  const form = {
    ...{ title: "Roofs", value: 10, currency: "AUD", stageId: first?.id, contactId: null },
    ...{ contactIds: [], expectedCloseDate: null, description: null },
  };
  const edited = await api.deal.update({ id: deal.id, deal: form, version: 1 });
  expect(edited).toMatchObject({ title: "Roofs", stageId: won?.id });
  expect(edited.closedDate).not.toBeNull();
  const moved = { ...form, stageId: second?.id };
  const conflict = await conflictOf(api.deal.update({ id: deal.id, deal: moved, version: 1 }));
  expect(conflict.values).toEqual({ stageId: "Closed Won" });
});

test("a conflict shows a deal's amounts, days and people in the person's format", async () => {
  const { api } = await newPerson();
  await api.settings.update({ settings: { locale: "de-DE" } });
  const ann = await api.contact.create({ firstName: "Ann" });
  const bob = await api.contact.create({ firstName: "Bob" });
  const { id } = await api.deal.create({ title: "Roof", value: 10, currency: "EUR" });
  const theirs = { value: 1250, expectedCloseDate: "2026-11-23", contactId: ann.id };
  await api.deal.update({ id, deal: { ...theirs, contactIds: [bob.id] } });
  const mine = { currency: "USD", expectedCloseDate: "2026-12-24", contactId: bob.id };
  const conflict = await conflictOf(api.deal.update({ id, deal: mine, version: 1 }));
  expect(conflict.values).toEqual({
    currency: "1.250,00\u00a0€",
    expectedCloseDate: "23.11.2026",
    contactId: "Ann, Bob",
  });
});

test("tags, stages, pipelines, companies, views, rates and settings merge as contacts do", async () => {
  const { api } = await newPerson();
  const [stage] = await api.stage.list();
  const [pipeline] = await api.pipeline.list();
  const tag = await api.tag.create({ name: "Lead", color: "#3B82F6" });
  const company = await api.company.create({ name: "Acme" });
  const view = await api.view.create({ list: "contacts", name: "All", query: "" });
  const rate = await api.rate.set({ currency: "USD", base: "EUR", day: "2026-01-02", rate: 0.9 });
  const { version } = await api.settings.get();
  const edits = [
    {
      write: (patch: object, seen: object) => api.tag.update({ id: tag.id, tag: patch, ...seen }),
      patches: [{ color: "#000000" }, { name: "Client" }, { name: "Prospect" }],
      now: "Client",
    },
    {
      write: (patch: object, seen: object) =>
        api.stage.update({ id: stage?.id ?? 0, stage: patch, ...seen }),
      patches: [{ probability: 15 }, { rottingDays: 7 }, { rottingDays: 8 }],
      now: "7 days",
    },
    {
      write: (patch: object, seen: object) =>
        api.pipeline.update({ id: pipeline?.id ?? 0, pipeline: patch, ...seen }),
      patches: [{}, { name: "Leads" }, { name: "Renewals" }],
      now: "Leads",
    },
    {
      write: (patch: object, seen: object) =>
        api.company.update({ id: company.id, company: { name: "Acme", ...patch }, ...seen }),
      patches: [{ website: "acme.example" }, { name: "Beta" }, { name: "Gamma" }],
      now: "Beta",
    },
    {
      write: (patch: object, seen: object) =>
        api.view.update({ id: view.id, view: patch, ...seen }),
      patches: [{ query: "sort=newest" }, { name: "New" }, { name: "Late" }],
      now: "New",
    },
    {
      write: (patch: object, seen: object) =>
        api.rate.update({ id: rate.id, rate: patch, ...seen }),
      patches: [{ day: "2026-01-03" }, { rate: 0.8 }, { rate: 0.7 }],
      now: "0.8",
    },
    {
      write: (patch: object, seen: object) => api.settings.update({ settings: patch, ...seen }),
      patches: [{ shortcuts: false }, { name: "Ada L." }, { name: "Countess" }],
      now: "Ada L.",
    },
  ];
  for (const { write, patches, now } of edits) {
    const [first = {}, second = {}, third = {}] = patches;
    const from = write === edits.at(-1)?.write ? version : 1;
    await write(first, { version: from });
    await write(second, { version: from });
    const conflict = await conflictOf(write(third, { version: from }));
    expect(Object.values(conflict.values)).toEqual([now]);
    await write(third, { version: from, overwrites: conflict.version });
  }
});

test("an edit that is sent again is answered as it was, whatever has been changed since", async () => {
  const { api } = await newPerson();
  const { id } = await api.contact.create({ firstName: "Ann", notes: "old" });
  const edit = { id, contact: { notes: "mine" }, version: 1, operation: crypto.randomUUID() };
  await api.contact.update(edit);
  await api.contact.update({ id, contact: { notes: "theirs" } });
  expect(await api.contact.update(edit)).toMatchObject({ notes: "mine", version: 2 });
  expect(await api.contact.byId({ id })).toMatchObject({ notes: "theirs" });
});

test("an undone deletion in between differs from a version that never was", async () => {
  const { api } = await newPerson();
  const { id } = await api.contact.create({ firstName: "Ann" });
  const { operation } = await api.contact.delete({ id });
  await api.change.undo({ operation });
  expect(await api.contact.update({ id, contact: { notes: "x" }, version: 1 })).toMatchObject({
    notes: "x",
  });
  const refusal = await refusalOf(api.contact.update({ id, contact: { notes: "y" }, version: 99 }));
  expect(refusal?.message).toContain("Someone changed this contact after you opened it");
});

test("simultaneous edits of one record, each of its own field, are all kept", async () => {
  const { api } = await newPerson();
  const { id } = await api.contact.create({ firstName: "Ann" });
  const patches = [{ notes: "n" }, { jobTitle: "j" }, { city: "c" }];
  await Promise.all(patches.map((contact) => api.contact.update({ id, contact, version: 1 })));
  expect(await api.contact.byId({ id })).toMatchObject(Object.assign({}, ...patches));
});
