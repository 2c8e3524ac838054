import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createApi } from "../../api.ts";
import { openDatabase } from "../../db/client.ts";
import { newTally, type Tally, withTally } from "../../db/meter.ts";
import { inParts } from "../../testing/bulk.ts";
import { importCrowd } from "../../testing/crowd.ts";
import { newPerson, type Person } from "../../testing/people.ts";
import { refusalOf } from "../../testing/procedures.ts";
import { watched } from "../../testing/statements.ts";
import { undoInSmallParts, undoPart } from "../../testing/undo.ts";
import { dumpWithoutLog, dumpWorkspace, wrongFigures } from "../../testing/workspace.ts";
import { undoOperation } from "./undo.ts";
import { undoLimits } from "./undo-in-parts.ts";

const names = ["Ann", "Bob", "Cyd", "Dan", "Eva", "Fay", "Gus"];

/** A workspace with contacts and a bulk action that set the company of all of them. */
async function withCompanySet() {
  const person = await newPerson();
  const rows = names.map((firstName) => ({ firstName, company: "Acme", tags: ["Lead"] }));
  const imported = crypto.randomUUID();
  await person.api.contact.import({ rows, operation: imported });
  const before = await dumpWithoutLog(person.userId);
  const { operation } = await inParts((part) =>
    person.api.contact.bulk({
      selection: { filter: {} },
      deed: { does: "company", company: "Beta" },
      ...part,
    }),
  );
  const { items } = await person.api.contact.list();
  const idOf = (name: string) => items.find(({ firstName }) => firstName === name)?.id ?? 0;
  return { person, before, operation, imported, idOf };
}

async function companiesOf({ api }: Person): Promise<Record<string, string | null>> {
  const { items } = await api.contact.list();
  return Object.fromEntries(items.map(({ firstName, company }) => [firstName, company]));
}

async function undosOf({ userId }: Person, operation: string): Promise<unknown[]> {
  const { operations = [] } = await dumpWorkspace(userId);
  const undone = operations.find(({ key }) => key === operation);
  return operations.filter(({ undoes }) => undoes === undone?.id);
}

test("an undo that stops anywhere is continued by a call with any key, as one undo", async () => {
  const { person, before, operation } = await withCompanySet();
  const key = crypto.randomUUID();
  const first = await undoPart(person, operation, key);
  expect(first).toMatchObject({ operation: key, done: false, records: 2, total: 7 });
  expect(await undoPart(person, operation, crypto.randomUUID())).toMatchObject({
    operation: key,
    done: false,
    records: 4,
  });
  const last = await undoInSmallParts(person, operation);
  expect(last).toMatchObject({ operation: key, done: true, records: 7, kept: { count: 0 } });
  expect(await dumpWithoutLog(person.userId)).toEqual(before);
  expect(await wrongFigures(person.userId)).toEqual([]);
  expect(await undosOf(person, operation)).toHaveLength(1);
  const ended = await dumpWorkspace(person.userId);
  expect(await undoPart(person, operation, key)).toMatchObject({ operation: key, done: true });
  expect(await refusalOf(undoPart(person, operation))).toMatchObject({ code: "CONFLICT" });
  expect(await dumpWorkspace(person.userId)).toEqual(ended);
});

test("callers at the same time undo each record once", async () => {
  const { person, before, operation } = await withCompanySet();
  const calls = await Promise.all([1, 2, 3].map(() => undoInSmallParts(person, operation)));
  expect(new Set(calls.map(({ operation }) => operation)).size).toBe(1);
  expect(await dumpWithoutLog(person.userId)).toEqual(before);
  expect(await undosOf(person, operation)).toEqual([
    expect.objectContaining({ records: 7, progress: null, state: "done" }),
  ]);
});

test("a record that changes while the undo is running stays as it is, and is named", async () => {
  const { person, operation, imported, idOf } = await withCompanySet();
  const { api } = person;
  await undoPart(person, operation);
  for (const name of ["Ann", "Eva", "Gus"]) {
    await api.contact.update({ id: idOf(name), contact: { jobTitle: "CEO" } });
  }
  const last = await undoInSmallParts(person, operation);
  expect(last).toMatchObject({ done: true, records: 5, total: 7 });
  expect(last.kept).toEqual({ count: 2, names: ["Eva", "Gus"] });
  const half = { Ann: "Acme", Bob: "Acme", Cyd: "Acme", Dan: "Acme", Fay: "Acme" };
  expect(await companiesOf(person)).toEqual({ ...half, Eva: "Beta", Gus: "Beta" });
  // The company that the action created is still in use.
  expect((await api.company.list()).items.map(({ name }) => name)).toEqual(["Acme", "Beta"]);
  expect(await wrongFigures(person.userId)).toEqual([]);
  const entry = await api.change.operation({ operation });
  expect(entry).toMatchObject({ state: "undone", kept: 2 });
  // What the bulk action did to Eva is in effect, so what it was done to can't be undone either.
  expect(await refusalOf(undoPart(person, imported))).toMatchObject({ code: "CONFLICT" });
});

test("a record that changes before the last part is named too", async () => {
  const { person, idOf } = await withCompanySet();
  const { api } = person;
  const { operation } = await api.contact.bulk({
    selection: { filter: {} },
    deed: { does: "delete" },
    operation: crypto.randomUUID(),
  });
  for (let part = 0; part < 3; part += 1) await undoPart(person, operation);
  await api.contact.restore({ id: idOf("Gus") });
  expect(await undoPart(person, operation)).toMatchObject({
    done: true,
    kept: { count: 1, names: ["Gus"] },
  });
});

test("while an undo is running, what depends on its end is refused", async () => {
  const { person, operation, imported } = await withCompanySet();
  const { api } = person;
  const { operation: undo } = await undoPart(person, operation);
  expect(await api.change.operation({ operation })).toMatchObject({
    state: "undoing",
    undoable: "no",
    undoing: { operation: undo, records: 2 },
  });
  expect(await api.change.operation({ operation: undo })).toMatchObject({ undoable: "no" });
  const unfinished = { code: "CONFLICT", message: expect.stringContaining("isn't finished") };
  expect(await refusalOf(api.change.undo({ operation: undo }))).toMatchObject(unfinished);
  expect(await refusalOf(api.change.undo({ operation: imported }))).toMatchObject({
    code: "CONFLICT",
  });
  const goingOn = api.contact.bulk({
    selection: { filter: {} },
    deed: { does: "company", company: "Beta" },
    operation,
    part: 1,
  });
  expect(await refusalOf(goingOn)).toMatchObject({ code: "CONFLICT" });
  await undoInSmallParts(person, operation);
  const { operation: redo } = await undoPart(person, undo);
  expect(await api.change.operation({ operation })).toMatchObject({ state: "redoing" });
  expect(await refusalOf(api.change.undo({ operation }))).toMatchObject(unfinished);
  await undoInSmallParts(person, undo);
  expect(await api.change.operation({ operation })).toMatchObject({ state: "done" });
  expect(await api.change.operation({ operation: redo })).toMatchObject({ undoable: "yes" });
});

test("an undo that can't be completed is refused before its first part", async () => {
  const { person, operation, imported, idOf } = await withCompanySet();
  const { api, userId } = person;
  const refused = async (undone: string, message: string) => {
    const standing = await dumpWorkspace(userId);
    expect(await refusalOf(undoPart(person, undone))).toMatchObject({
      code: "CONFLICT",
      message: expect.stringContaining(message),
    });
    expect(await dumpWorkspace(userId)).toEqual(standing);
  };
  const edit = await api.contact.update({ id: idOf("Gus"), contact: { jobTitle: "CEO" } });
  await refused(operation, "it has changed since");
  await api.change.undo({ operation: edit.operation });
  const { operation: undo } = await undoInSmallParts(person, operation);
  const deal = await api.deal.create({ title: "Website", value: 1, contactId: idOf("Gus") });
  await refused(imported, "a deal was added to this contact");
  await api.change.undo({ operation: deal.operation });
  await api.company.create({ name: "Beta" });
  await refused(undo, "something else has that name");
  await api.contact.delete({ id: idOf("Bob") });
  await api.trash.purge({ kind: "contact", ids: [idOf("Bob")] });
  await refused(undo, "permanently deleted");
});

test("a name that is taken in the middle of a redo leaves only its records as they are", async () => {
  const person = await newPerson();
  const { api } = person;
  const operation = crypto.randomUUID();
  const rows = names.map((firstName) => ({ firstName, company: `${firstName} Ltd` }));
  await api.contact.import({ rows, operation });
  const { operation: undo } = await undoInSmallParts(person, operation);
  await undoPart(person, undo);
  await api.company.create({ name: "Dan Ltd" });
  const { kept } = await undoInSmallParts(person, undo);
  expect(kept).toEqual({ count: 2, names: ["Dan Ltd", "Dan"] });
  const { items } = await api.contact.list();
  expect(items.map(({ firstName }) => firstName)).toEqual(names.filter((name) => name !== "Dan"));
  expect(await wrongFigures(person.userId)).toEqual([]);
});

test("moves of deals are undone and redone in parts with their history", async () => {
  const person = await newPerson();
  const { api, userId } = person;
  const [, stage, won] = await api.stage.list();
  for (const title of names) await api.deal.create({ title, value: 100 });
  const before = await dumpWithoutLog(userId);
  for (const stageId of [stage?.id ?? 0, won?.id ?? 0]) {
    const { operation } = await api.deal.bulk({
      selection: { filter: {} },
      deed: { does: "stage", stageId },
      operation: crypto.randomUUID(),
    });
    const after = await dumpWithoutLog(userId);
    const { operation: undo } = await undoInSmallParts(person, operation);
    expect(await dumpWithoutLog(userId)).toEqual(before);
    const { operation: redo } = await undoInSmallParts(person, undo);
    expect(await dumpWithoutLog(userId)).toEqual(after);
    await undoInSmallParts(person, redo);
  }
  expect(await dumpWithoutLog(userId)).toEqual(before);
  expect(await wrongFigures(userId)).toEqual([]);
});

test("edits between the parts of an undo are never lost, and the figures stay right", async () => {
  const edit = fc.record({
    who: fc.constantFrom(...names),
    what: fc.constantFrom("job", "company", "delete"),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(edit), { maxLength: 6 }), async (edits) => {
      const { person, operation, idOf } = await withCompanySet();
      const { api, userId } = person;
      const edited = new Map<string, unknown>();
      const rowOf = async (name: string) =>
        (await dumpWorkspace(userId)).contacts?.find(({ id }) => id === idOf(name));
      let undone = await undoPart(person, operation);
      const unedited = () => names.filter((name) => !edited.has(name));
      for (const each of edits) {
        if (each) {
          const id = idOf(each.who);
          const company = each.what === "company" ? "Gamma" : undefined;
          const editing =
            each.what === "delete"
              ? api.contact.delete({ id })
              : api.contact.update({ id, contact: { jobTitle: "CEO", company } });
          await refusalOf(editing);
          edited.set(each.who, await rowOf(each.who));
        }
        if (!undone.done) undone = await undoPart(person, operation);
      }
      if (!undone.done) undone = await undoInSmallParts(person, operation);
      for (const [name, row] of edited) expect(await rowOf(name)).toEqual(row);
      const companies = await companiesOf(person);
      for (const name of unedited()) expect(companies[name]).toBe("Acme");
      expect(undone.kept.count).toBeLessThanOrEqual(edited.size);
      expect(undone.records + undone.kept.count).toBe(names.length);
      expect(await wrongFigures(userId)).toEqual([]);
      const { operation: redo } = await undoPart(person, undone.operation).catch(() => undone);
      if (redo !== undone.operation) await undoInSmallParts(person, undone.operation);
      expect(await wrongFigures(userId)).toEqual([]);
    }),
    { numRuns: 10 },
  );
});

/** What the second part of an undo of a bulk action costs, in a workspace of this size. */
async function costOfPart(count: number): Promise<Tally> {
  const person = await newPerson();
  await importCrowd(person, count);
  const { operation } = await inParts((part) =>
    person.api.contact.bulk({ selection: { filter: {} }, deed: { does: "delete" }, ...part }),
  );
  const limits = { above: 100, atOnce: 50, looked: 200, parts: 1 };
  await undoOperation(person.owner, { operation }, limits);
  const tally = newTally();
  await withTally(tally, () => undoOperation(person.owner, { operation }, limits));
  return tally;
}

test("a part costs the same whatever the size of the operation", async () => {
  const [small, large] = [await costOfPart(300), await costOfPart(3_000)];
  expect(small.queries).toBe(4);
  expect(large.queries).toBe(4);
  expect(large.written).toBeLessThanOrEqual(small.written * 1.05);
  expect(large.read).toBeLessThanOrEqual(small.read * 1.05);
});

test("the undo of 12,000 contacts takes a few calls within D1's limits", async () => {
  const person = await newPerson();
  await importCrowd(person, 12_000);
  const { d1, faults } = watched(env.DB);
  const api = createApi({ ...person.context, db: openDatabase(d1) });
  const { operation } = await inParts((part) =>
    api.contact.bulk({ selection: { filter: {} }, deed: { does: "delete" }, ...part }),
  );
  const first = await api.change.undo({ operation });
  const atOnce = undoLimits.atOnce * undoLimits.parts;
  expect(first).toMatchObject({ done: false, records: atOnce, total: 12_000 });
  expect(await api.change.undo({ operation })).toMatchObject({
    operation: first.operation,
    done: true,
    records: 12_000,
  });
  expect(await api.contact.list()).toMatchObject({ total: 12_000 });
  expect(await wrongFigures(person.userId)).toEqual([]);
  expect(faults).toEqual([]);
});
