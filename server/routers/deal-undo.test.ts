import fc from "fast-check";
import { expect, test } from "vitest";
import { newPerson, type Person } from "../testing/people.ts";
import { refusalOf } from "../testing/procedures.ts";
import { dumpWithoutLog, wrongFigures } from "../testing/workspace.ts";

/** Something that a person may do to a pipeline; numbers select among existing records. */
type Wish =
  | { does: "create"; value: number | null; currency: string; stage: number }
  | { does: "move"; deal: number; stage: number; after: number | null | undefined }
  | { does: "reprice"; deal: number; value: number | null; currency: string }
  | {
      does: "people";
      deal: number;
      first: number | null | undefined;
      further: number[] | undefined;
    }
  | { does: "deleteContact"; contact: number }
  | { does: "delete" | "restore"; deal: number }
  | { does: "deleteStage"; stage: number; to: number }
  | { does: "reorder" | "addStage" };

const pick = fc.nat({ max: 6 });
const value = fc.constantFrom(null, 1, 250, 5000);
const currency = fc.constantFrom("AUD", "JPY", "KWD");
const wish: fc.Arbitrary<Wish> = fc.oneof(
  fc.record({ does: fc.constant("create" as const), value, currency, stage: pick }),
  fc.record({
    does: fc.constant("move" as const),
    deal: pick,
    stage: pick,
    after: fc.oneof(pick, fc.constant(null), fc.constant(undefined)),
  }),
  fc.record({ does: fc.constant("reprice" as const), deal: pick, value, currency }),
  fc.record({
    does: fc.constant("people" as const),
    deal: pick,
    first: fc.oneof(pick, fc.constant(null), fc.constant(undefined)),
    further: fc.option(fc.array(pick, { maxLength: 3 }), { nil: undefined }),
  }),
  fc.record({ does: fc.constant("deleteContact" as const), contact: pick }),
  fc.record({ does: fc.constantFrom("delete" as const, "restore" as const), deal: pick }),
  fc.record({ does: fc.constant("deleteStage" as const), stage: pick, to: pick }),
  fc.record({ does: fc.constantFrom("reorder" as const, "addStage" as const) }),
);

async function act({ api, owner, userId }: Person, wanted: Wish): Promise<{ operation: string }> {
  const stages = (await api.stage.list()).map(({ id }) => id);
  const { results } = await owner.db.$client
    .prepare("select id from deals where user_id = ? order by id")
    .bind(userId)
    .all<{ id: number }>();
  const people = (await api.contact.list()).items.map(({ id }) => id);
  const contact = (index: number) => people[index % people.length] ?? 1_000_000;
  const stage = (index: number) => stages[index % stages.length] ?? 0;
  const deal = (index: number) => results[index % results.length]?.id ?? 1_000_000;
  switch (wanted.does) {
    case "create":
      return api.deal.create({ ...wanted, title: "Deal", stageId: stage(wanted.stage) });
    case "move": {
      const { after } = wanted;
      const afterId = typeof after === "number" ? deal(after) : after;
      return api.deal.move({ id: deal(wanted.deal), stageId: stage(wanted.stage), afterId });
    }
    case "reprice":
      return api.deal.update({ id: deal(wanted.deal), deal: wanted });
    case "people": {
      const { first, further } = wanted;
      const contactId = typeof first === "number" ? contact(first) : first;
      const contactIds = further?.map(contact);
      return api.deal.update({ id: deal(wanted.deal), deal: { contactId, contactIds } });
    }
    case "deleteContact":
      return api.contact.delete({ id: contact(wanted.contact) });
    case "delete":
      return api.deal.delete({ id: deal(wanted.deal) });
    case "restore":
      return api.deal.restore({ id: deal(wanted.deal) });
    case "deleteStage":
      return api.stage.delete({ id: stage(wanted.stage), moveDealsTo: stage(wanted.to) });
    case "reorder":
      return api.stage.reorder({ ids: stages.toReversed() });
    case "addStage":
      return api.stage.create({ name: `Stage ${stages.length} of ${stages[0]}`, kind: "open" });
  }
}

/** Runs it; returns undefined if it was refused, which is allowed. */
async function fulfil(person: Person, wanted: Wish): Promise<string | undefined> {
  let operation: string | undefined;
  const refusal = await refusalOf(
    act(person, wanted).then((answer) => {
      ({ operation } = answer);
    }),
  );
  if (refusal?.code === "INTERNAL_SERVER_ERROR") throw refusal;
  return operation;
}

test("undoing operations on deals and stages restores each board, figures and moves included", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(wish, { minLength: 1, maxLength: 8 }), async (wishes) => {
      const person = await newPerson();
      const { api, userId } = person;
      for (const firstName of ["Ann", "Bob", "Eve"]) await api.contact.create({ firstName });
      for (const stage of [0, 0, 1]) {
        await fulfil(person, { does: "create", value: 100, currency: "AUD", stage });
      }
      const done = [];
      for (const wanted of wishes) {
        const before = await dumpWithoutLog(userId);
        const operation = await fulfil(person, wanted);
        const after = await dumpWithoutLog(userId);
        if (operation) done.push({ operation, before, after });
        else expect(after).toEqual(before);
        expect(await wrongFigures(userId)).toEqual([]);
      }
      const undone = [];
      for (const { operation, before, after } of done.toReversed()) {
        const undo = await api.change.undo({ operation });
        expect(await dumpWithoutLog(userId)).toEqual(before);
        expect(await wrongFigures(userId)).toEqual([]);
        undone.push({ undo: undo.operation, after });
      }
      for (const { undo, after } of undone.toReversed()) {
        await api.change.undo({ operation: undo });
        expect(await dumpWithoutLog(userId)).toEqual(after);
        expect(await wrongFigures(userId)).toEqual([]);
      }
    }),
    { numRuns: 15 },
  );
});
