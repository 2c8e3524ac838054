import { getTableName } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { entityTables } from "../db/entities.ts";
import { exampleOf, examplePaths } from "../testing/examples.ts";
import { newPerson, type Person } from "../testing/people.ts";
import { mutationPaths, procedureOf, refusalOf } from "../testing/procedures.ts";
import {
  inputPaths,
  mutate,
  type RandomMutation,
  randomMutation,
} from "../testing/random-mutations.ts";
import { undoInSmallParts } from "../testing/undo.ts";
import { type Dump, dumpWithoutLog, dumpWorkspace, wrongFigures } from "../testing/workspace.ts";

test("every mutation has an example and random inputs", () => {
  expect(examplePaths.toSorted()).toEqual(mutationPaths.toSorted());
  expect(inputPaths.toSorted()).toEqual(mutationPaths.toSorted());
});

/** These delete permanently, so there is nothing to restore. */
const permanent = ["contact.erase", "trash.purge", "trash.empty"];

test.each(mutationPaths)("%s is undone, and redone, without a trace", async (path) => {
  const person = await newPerson();
  const { api, userId } = person;
  const input = await exampleOf(path, person);
  const before = await dumpWithoutLog(userId);
  const keyed = path === "change.undo" ? input : { ...input, operation: crypto.randomUUID() };
  const done = (await procedureOf(api, path)(keyed)) as { operation: string };
  const after = await dumpWithoutLog(userId);
  const undoing = api.change.undo({ operation: done.operation });
  if (permanent.includes(path)) {
    expect(await refusalOf(undoing)).toMatchObject({ code: "CONFLICT" });
    expect(await dumpWithoutLog(userId)).toEqual(after);
    return;
  }
  let last = await undoing;
  expect(await dumpWithoutLog(userId)).toEqual(before);
  last = await api.change.undo({ operation: last.operation });
  expect(await dumpWithoutLog(userId)).toEqual(after);
  last = await undoInSmallParts(person, last.operation);
  expect(await dumpWithoutLog(userId)).toEqual(before);
  await undoInSmallParts(person, last.operation);
  expect(await dumpWithoutLog(userId)).toEqual(after);
  expect(await wrongFigures(userId)).toEqual([]);
});

interface Change {
  entity: string;
  entity_id: number;
  before: string | null;
}

async function changesOf({ owner, userId }: Person, operation: string): Promise<Change[]> {
  const { results } = await owner.db.$client
    .prepare(
      `select entity, entity_id, before from changes where user_id = ?1
        and operation_id = (select id from operations where user_id = ?1 and key = ?2)`,
    )
    .bind(userId, operation)
    .all<Change>();
  return results;
}

/** Columns that are derived from other rows. */
const totals = [
  ...["contact_count", "people_count", "company_id", "version"],
  ...["last_activity_at", "next_activity_at", "last_activity_key"],
];

function withoutTotals(row: Record<string, unknown> | undefined) {
  return row && Object.fromEntries(Object.entries(row).filter(([name]) => !totals.includes(name)));
}

/** What happened to records that an operation doesn't log: nothing, except in this list. */
function touchedBesides(own: Change[], before: Dump, after: Dump): string[] {
  return Object.values(entityTables)
    .filter(({ name }) => name !== "settings")
    .flatMap(({ name, table }) => {
      const rows = after[getTableName(table)] ?? [];
      const others = (before[getTableName(table)] ?? []).filter(
        ({ id }) => !own.some((each) => each.entity === name && each.entity_id === id),
      );
      return others.flatMap((row) => {
        const now = withoutTotals(rows.find(({ id }) => id === row.id));
        const same = JSON.stringify(now) === JSON.stringify(withoutTotals(row));
        return same ? [] : [`${name} ${row.id}: ${JSON.stringify(row)} -> ${JSON.stringify(now)}`];
      });
    });
}

const beginning: RandomMutation[] = [
  ...["tag.create", "contact.create", "contact.create", "pipeline.create", "deal.create"],
  ...["stage.create", "todo.create", "activity.create", "rate.set", "duplicate.dismiss"],
].map((path, index) => ({ path, numbers: [index, 1, 0, 3, 2, 1, 0, 1] }));

test("an undo in any order is redone, or refused, and touches no record but those of its operation", async () => {
  const outcomes = { undone: 0, refused: 0 };
  const sequence = fc.array(randomMutation, { minLength: 3, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(
      sequence,
      fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
      async (wanted, picks) => {
        const person = await newPerson();
        const { api, userId } = person;
        const done: string[] = [];
        for (const each of [...beginning, ...wanted]) {
          const operation = await mutate(person, each);
          if (operation) done.push(operation);
        }
        for (const pick of picks) {
          const operation = done[pick % done.length] ?? "";
          const before = await dumpWorkspace(userId);
          const standing = await dumpWithoutLog(userId);
          const own = await changesOf(person, operation);
          let undo: string | undefined;
          const refusal = await refusalOf(
            api.change.undo({ operation }).then((answer) => {
              undo = answer.operation;
            }),
          );
          const after = await dumpWorkspace(userId);
          expect(await wrongFigures(userId)).toEqual([]);
          if (!undo) {
            outcomes.refused += 1;
            expect(refusal).toMatchObject({ code: "CONFLICT" });
            expect(after).toEqual(before);
            continue;
          }
          outcomes.undone += 1;
          expect(touchedBesides(own, before, after)).toEqual([]);
          if (pick % 2 === 0) continue;
          await api.change.undo({ operation: undo });
          expect(await dumpWithoutLog(userId)).toEqual(standing);
        }
      },
    ),
    // The same sequences on every machine; with this seed one of them has a permanently deleted
    // reference.
    { numRuns: 25, seed: 2135604791 },
  );
  expect(Math.min(outcomes.undone, outcomes.refused)).toBeGreaterThan(0);
});

test("a pipeline's creation is not undone once a stage was added to it", async () => {
  const { api, userId } = await newPerson();
  const pipeline = await api.pipeline.create({ name: "Renewals" });
  const stage = await api.stage.create({ name: "Dead", kind: "lost", pipelineId: pipeline.id });
  const before = await dumpWorkspace(userId);
  await expect(api.change.undo({ operation: pipeline.operation })).rejects.toMatchObject({
    code: "CONFLICT",
    message: "Undo the newer changes first: a stage was added to this pipeline.",
  });
  expect(await dumpWorkspace(userId)).toEqual(before);
  await api.change.undo({ operation: stage.operation });
  await api.change.undo({ operation: pipeline.operation });
});

test("a contact's creation is not undone once it was marked as not a duplicate", async () => {
  const { api } = await newPerson();
  const [ann, anne] = [
    await api.contact.create({ firstName: "Ann" }),
    await api.contact.create({ firstName: "Anne" }),
  ];
  const dismissal = await api.duplicate.dismiss({ ids: [ann.id, anne.id] });
  for (const { operation } of [ann, anne]) {
    await expect(api.change.undo({ operation })).rejects.toMatchObject({
      message: "Undo the newer changes first: a dismissed duplicate was added to this contact.",
    });
    expect(await api.change.operation({ operation })).toMatchObject({ undoable: "no" });
  }
  await api.change.undo({ operation: dismissal.operation });
  await api.change.undo({ operation: anne.operation });
});

test("a task whose deal was deleted permanently is undone and redone, without the deal", async () => {
  const { api, userId } = await newPerson();
  const deal = await api.deal.create({ title: "Website", value: 100 });
  const task = await api.todo.create({ title: "Call", dealId: deal.id });
  await api.deal.delete({ id: deal.id });
  await api.trash.purge({ kind: "deal", ids: [deal.id] });
  const before = await dumpWithoutLog(userId);
  const undone = await api.change.undo({ operation: task.operation });
  await api.change.undo({ operation: undone.operation });
  expect(await dumpWithoutLog(userId)).toEqual(before);
});
