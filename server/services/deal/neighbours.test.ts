import { expect, test } from "vitest";
import { dealSorts } from "#domain/deal/list.ts";
import type { DealsListedBy } from "#domain/deal/page-input.ts";
import { newPerson } from "../../testing/people.ts";
import { readDealPage } from "./page.ts";

/** 18 deals in six stages and two currencies, some of them alike, with people, days, tasks and tags, or without. */
async function workspaceOfDeals() {
  const person = await newPerson();
  const { api } = person;
  const stages = await api.stage.list();
  const { id: tagId } = await api.tag.create({ name: "Lead", color: "#3B82F6" });
  const ann = await api.contact.create({ firstName: "Ann", company: "Acme", tagIds: [tagId] });
  const bob = await api.contact.create({ firstName: "Bob", company: "Acme" });
  for (let n = 0; n < 18; n += 1) {
    const { id } = await api.deal.create({
      title: ["Website", "Élan", "Zebra"][n % 3] ?? "",
      value: 100 * (1 + (n % 4)),
      currency: ["AUD", "JPY"][n % 2],
      stageId: stages[n % stages.length]?.id,
      contactId: [ann.id, bob.id, null][n % 3],
      contactIds: n % 6 === 1 ? [ann.id] : [],
      expectedCloseDate: ["2020-05-01", null, "2030-01-15"][n % 3],
    });
    if (n % 4 === 0) await api.todo.create({ title: "Call", dealId: id });
  }
  const { companyId } = await api.contact.byId({ id: ann.id });
  return { person, tagId, stages, ann, companyId: companyId ?? 0 };
}

test("a deal's neighbours are the previous and next one in the list, in each order, filtered or not", async () => {
  const { person, tagId, stages, ann, companyId } = await workspaceOfDeals();
  const filters: DealsListedBy[] = [
    {},
    { kind: "open" },
    { contactId: ann.id },
    { companyId },
    { tagIds: [tagId] },
    { noTagIds: [tagId] },
    { currency: "JPY", valueFrom: 200 },
    { closesFrom: "2020-01-01", closesTo: "2030-12-31" },
    { closesBefore: "2025-01-01" },
    { stepless: true },
    { search: "elan acme" },
    { stageId: stages[0]?.id },
  ];
  for (const filter of filters) {
    for (const sort of dealSorts) {
      const list = { ...filter, sort };
      const what = JSON.stringify(list);
      const { items } = await person.api.deal.list({ ...list, limit: 100 });
      const ids = items.map(({ id }) => id);
      expect(ids.length, what).toBeGreaterThan(1);
      for (const place of new Set([0, 1, ids.length >> 1, ids.length - 1])) {
        const { neighbours } = await readDealPage(person.owner, { id: ids[place] ?? 0, list });
        const found = [neighbours?.previous?.id, neighbours?.next?.id];
        expect(found, `${what} at ${place}`).toEqual([ids[place - 1], ids[place + 1]]);
      }
    }
  }
});

test("a deal that no longer matches the list has the neighbours that it would have", async () => {
  const { api, owner } = await newPerson();
  const [stage, other] = await api.stage.list();
  const ids: number[] = [];
  for (const title of ["A", "B", "C"]) {
    ids.push((await api.deal.create({ title, value: 1, stageId: stage?.id })).id);
  }
  const [first, second = 0, third] = ids;
  await api.deal.move({ id: second, stageId: other?.id ?? 0 });
  const list = { stageId: stage?.id, sort: "title" as const };
  const { neighbours } = await readDealPage(owner, { id: second, list });
  expect(neighbours).toEqual({
    previous: { id: first, title: "A" },
    next: { id: third, title: "C" },
  });
});

test("without a list there are no neighbours, and in one of what is somebody else's neither", async () => {
  const { api, owner } = await newPerson();
  const { id } = await api.deal.create({ title: "A", value: 1 });
  await api.deal.create({ title: "B", value: 1 });
  expect((await readDealPage(owner, { id })).neighbours).toBeNull();
  const theirs = await workspaceOfDeals();
  const lists: DealsListedBy[] = [
    { tagIds: [theirs.tagId] },
    { contactId: theirs.ann.id },
    { companyId: theirs.companyId },
    { stageId: theirs.stages[0]?.id },
  ];
  for (const list of lists) {
    const { neighbours } = await readDealPage(owner, { id, list });
    expect(neighbours, JSON.stringify(list)).toEqual({ previous: null, next: null });
  }
});
