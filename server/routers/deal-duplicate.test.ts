import { expect, test } from "vitest";
import { copyTitle } from "#domain/deal/deal.ts";
import { dealFields } from "#domain/deal/fields.ts";
import { newPerson } from "../testing/people.ts";
import { changesIn } from "../testing/timeline.ts";
import { dumpWithoutLog, wrongFigures } from "../testing/workspace.ts";

test("a copy has all of a deal except its closing, at the top of its stage, and one Undo removes it", async () => {
  const { api, userId } = await newPerson();
  const stages = await api.stage.list();
  const named = (name: string) => stages.find((each) => each.name === name)?.id ?? 0;
  const first = await api.contact.create({ firstName: "Ann" });
  const second = await api.contact.create({ firstName: "Bob" });
  const typed = {
    title: "Website",
    value: 1.5,
    currency: "EUR",
    contactId: first.id,
    contactIds: [second.id],
    expectedCloseDate: "2026-12-24",
    description: "All of it",
  };
  const open = await api.deal.create({ ...typed, stageId: named("Proposal") });
  const lost = await api.deal.create({
    ...typed,
    stageId: named("Closed Lost"),
    lostReason: "Price",
  });
  await api.contact.delete({ id: second.id });
  const before = await dumpWithoutLog(userId);
  const copy = await api.deal.duplicate({ id: open.id });
  expect(copy).toMatchObject({ ...typed, title: "Website (copy)", stageId: named("Proposal") });
  const { timeline } = await api.deal.page({ id: copy.id, kind: "deal" });
  expect(changesIn(timeline.items).map(({ kind }) => kind)).toEqual(["deal.duplicate"]);
  const list = await api.deal.list({ stageId: named("Proposal") });
  expect(list.items.map(({ id }) => id)).toEqual([copy.id, open.id]);
  expect(await wrongFigures(userId)).toEqual([]);
  await api.change.undo({ operation: copy.operation });
  expect(await dumpWithoutLog(userId)).toEqual(before);

  const reopened = await api.deal.duplicate({ id: lost.id });
  expect(reopened).toMatchObject({
    stageId: named("Prospecting"),
    closedDate: null,
    lostReason: null,
  });
});

test("the title of a copy is never longer than allowed", () => {
  expect(copyTitle("x".repeat(dealFields.title.limit))).toHaveLength(dealFields.title.limit);
  expect(copyTitle(`${"x".repeat(192)}😀y`)).toBe(`${"x".repeat(192)} (copy)`);
  expect(copyTitle("Website")).toBe("Website (copy)");
});
