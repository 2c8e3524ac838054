import fc from "fast-check";
import { expect, test } from "vitest";
import { fulfil, type Wish, wish } from "../testing/operations.ts";
import { newPerson, type Person } from "../testing/people.ts";
import { refusalOf } from "../testing/procedures.ts";
import { undoWays } from "../testing/undo.ts";
import { type Dump, dumpWithoutLog, dumpWorkspace, wrongFigures } from "../testing/workspace.ts";

/** A workspace with records: tags, a deleted tag, contacts, one in Trash. */
const beginning: Wish[] = [
  { does: "createTag", name: "Lead" },
  { does: "createTag", name: "Old" },
  { does: "create", name: "Ann", tags: [0, 1] },
  { does: "create", name: "Bob", tags: [0] },
  { does: "create", name: "Cyd", tags: [] },
  { does: "deleteTag", tag: 1 },
  { does: "delete", contact: 2 },
];

async function personWithWorkspace(): Promise<Person> {
  const person = await newPerson();
  for (const each of beginning) {
    if (!(await fulfil(person, each))) throw new Error(`Refused: ${JSON.stringify(each)}`);
  }
  return person;
}

interface Done {
  operation: string;
  before: Dump;
  after: Dump;
}

async function doAll(person: Person, wishes: Wish[]): Promise<Done[]> {
  const done: Done[] = [];
  for (const each of wishes) {
    const before = await dumpWithoutLog(person.userId);
    const operation = await fulfil(person, each);
    const after = await dumpWithoutLog(person.userId);
    if (operation) done.push({ operation, before, after });
    else expect(after).toEqual(before);
    expect(await wrongFigures(person.userId)).toEqual([]);
  }
  return done;
}

const wishes = fc.array(wish, { minLength: 1, maxLength: 8 });
const runs = { numRuns: 10 };

test.each(undoWays)(
  "%s: undoing operations from last to first restores each workspace, and redoing them restores the result",
  async (_, undo) => {
    await fc.assert(
      fc.asyncProperty(wishes, async (wanted) => {
        const person = await personWithWorkspace();
        const { userId } = person;
        const undos: (Done & { undoing: string })[] = [];
        for (const each of (await doAll(person, wanted)).toReversed()) {
          const { operation } = await undo(person, each.operation);
          expect(await dumpWithoutLog(userId)).toEqual(each.before);
          expect(await wrongFigures(userId)).toEqual([]);
          undos.push({ ...each, undoing: operation });
        }
        for (const { undoing, after } of undos.toReversed()) {
          await undo(person, undoing);
          expect(await dumpWithoutLog(userId)).toEqual(after);
          expect(await wrongFigures(userId)).toEqual([]);
        }
      }),
      runs,
    );
  },
);

test.each(undoWays)(
  "%s: an operation that is undone and redone repeatedly comes back the same each time",
  async (_, undo) => {
    await fc.assert(
      fc.asyncProperty(wish, async (wanted) => {
        const person = await personWithWorkspace();
        const [done] = await doAll(person, [wanted]);
        if (!done) return;
        let last = done.operation;
        for (const expected of [done.before, done.after, done.before, done.after]) {
          ({ operation: last } = await undo(person, last));
          expect(await dumpWithoutLog(person.userId)).toEqual(expected);
        }
      }),
      { numRuns: 8 },
    );
  },
);

/** Which records an operation changed, as "entity id". */
async function recordsOf({ owner, userId }: Person, operation: string): Promise<Set<string>> {
  const { results } = await owner.db.$client
    .prepare(
      `select entity || ' ' || entity_id as record from changes
        where user_id = ?1 and operation_id = (select id from operations where user_id = ?1 and key = ?2)`,
    )
    .bind(userId, operation)
    .all<{ record: string }>();
  return new Set(results.map(({ record }) => record));
}

test.each(undoWays)(
  "%s: an undo out of order is refused and changes nothing where the rows have changed since",
  async (_, undo) => {
    let overtaken = 0;
    await fc.assert(
      fc.asyncProperty(wishes, fc.nat(), async (wanted, which) => {
        const person = await personWithWorkspace();
        for (const each of wanted) await fulfil(person, each);
        const before = await dumpWorkspace(person.userId);
        const operations = (before.operations ?? [])
          .toSorted((one, other) => Number(one.id) - Number(other.id))
          .map(({ key }) => String(key));
        const index = which % operations.length;
        const [operation = "", ...later] = operations.slice(index);
        const records = await recordsOf(person, operation);
        let changedSince = false;
        for (const each of later) {
          const others = await recordsOf(person, each);
          changedSince ||= [...others].some((record) => records.has(record));
        }
        const refusal = await refusalOf(undo(person, operation));
        if (changedSince) expect(refusal).toMatchObject({ code: "CONFLICT" });
        if (changedSince) overtaken += 1;
        if (refusal) {
          expect(refusal.code).toBe("CONFLICT");
          expect(await dumpWorkspace(person.userId)).toEqual(before);
        }
        expect(await wrongFigures(person.userId)).toEqual([]);
      }),
      runs,
    );
    expect(overtaken).toBeGreaterThan(0);
  },
);

test.each(undoWays)(
  "%s: undos and redos in any order work or are refused, and the figures stay right",
  async (_, undo) => {
    const which = fc.array(fc.nat(), { minLength: 4, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(wishes, which, async (wanted, picks) => {
        const person = await personWithWorkspace();
        await doAll(person, wanted);
        for (const pick of picks) {
          const before = await dumpWorkspace(person.userId);
          const operations = before.operations ?? [];
          const operation = String(operations[pick % operations.length]?.key);
          const refusal = await refusalOf(undo(person, operation));
          if (refusal) {
            expect(refusal, refusal.message).toMatchObject({ code: "CONFLICT" });
            expect(await dumpWorkspace(person.userId)).toEqual(before);
          }
          expect(await wrongFigures(person.userId)).toEqual([]);
        }
      }),
      runs,
    );
  },
);

test("one person's operations and undos leave another person's workspace unchanged", async () => {
  const step = fc.record({ whose: fc.nat({ max: 1 }), wish, undo: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
      const people = [await personWithWorkspace(), await personWithWorkspace()] as const;
      const done: [string[], string[]] = [[], []];
      for (const { whose, wish: wanted, undo } of steps) {
        const [actor, other] = whose === 0 ? people : [people[1], people[0]];
        const before = await dumpWorkspace(other.userId);
        const operation = await fulfil(actor, wanted);
        if (operation) done[whose === 0 ? 0 : 1].push(operation);
        const last = undo ? done[whose === 0 ? 0 : 1].pop() : undefined;
        if (last) {
          const reaching = other.api.change.undo({ operation: last });
          expect(await refusalOf(reaching)).toMatchObject({ code: "NOT_FOUND" });
          await actor.api.change.undo({ operation: last });
        }
        expect(await dumpWorkspace(other.userId)).toEqual(before);
      }
    }),
    { numRuns: 8 },
  );
});

test("an undo is refused if what it would remove is in use, or a name is taken", async () => {
  const { api, userId } = await newPerson();
  const tag = await api.tag.create({ name: "Lead", color: "#3B82F6" });
  await api.contact.create({ firstName: "Ann", tagIds: [tag.id] });
  const renamed = await api.tag.create({ name: "Old", color: "#3B82F6" });
  const renaming = await api.tag.update({ id: renamed.id, tag: { name: "New" } });
  await api.tag.create({ name: "old", color: "#3B82F6" });
  const before = await dumpWorkspace(userId);
  for (const { operation } of [tag, renaming]) {
    await expect(api.change.undo({ operation })).rejects.toMatchObject({ code: "CONFLICT" });
  }
  expect(await dumpWorkspace(userId)).toEqual(before);
});

test("a contact is not restored with a tag whose creation has been undone since", async () => {
  const { api, userId } = await newPerson();
  const tag = await api.tag.create({ name: "Lead", color: "#3B82F6" });
  const contact = await api.contact.create({ firstName: "Ann", tagIds: [tag.id] });
  const undone = await api.change.undo({ operation: contact.operation });
  const tagUndone = await api.change.undo({ operation: tag.operation });
  const before = await dumpWorkspace(userId);
  await expect(api.change.undo({ operation: undone.operation })).rejects.toMatchObject({
    code: "CONFLICT",
  });
  expect(await dumpWorkspace(userId)).toEqual(before);
  await api.change.undo({ operation: tagUndone.operation });
  await api.change.undo({ operation: undone.operation });
  expect(await api.contact.byId({ id: contact.id })).toMatchObject({ tags: [{ name: "Lead" }] });
});
