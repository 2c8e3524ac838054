import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createApi } from "../../api.ts";
import { openDatabase } from "../../db/client.ts";
import type { D1 } from "../../db/meter.ts";
import { newPerson, type Person } from "../../testing/people.ts";
import { refusalOf } from "../../testing/procedures.ts";
import { watched } from "../../testing/statements.ts";
import { dumpWithoutLog, dumpWorkspace, wrongFigures } from "../../testing/workspace.ts";
import { peopleAtOnce } from "./people.ts";

/** An operation on companies and their people; numbers select among existing records. */
type Wish =
  | { does: "rename"; company: number; name: string }
  | { does: "describe"; company: number; notes: string | null; city: string | null }
  | { does: "merge"; company: number; others: number[] }
  | { does: "delete"; company: number }
  | { does: "join"; contact: number; name: string | null }
  | { does: "trash"; contact: number };

const pick = fc.nat({ max: 7 });
const name = fc.constantFrom("Acme", "ACME", "Beta", "béta", "Gamma Ltd", "Δέλτα", "'; --\n");
const wish: fc.Arbitrary<Wish> = fc.oneof(
  fc.record({ does: fc.constant("rename" as const), company: pick, name }),
  fc.record({
    does: fc.constant("describe" as const),
    company: pick,
    notes: fc.option(name),
    city: fc.option(name),
  }),
  fc.record({
    does: fc.constant("merge" as const),
    company: pick,
    others: fc.array(pick, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ does: fc.constant("delete" as const), company: pick }),
  fc.record({ does: fc.constant("join" as const), contact: pick, name: fc.option(name) }),
  fc.record({ does: fc.constant("trash" as const), contact: pick }),
);

interface Workspace extends Person {
  people: number[];
}

/** People of three companies in several spellings, one in Trash, with deals in Trash and out of it. */
async function workspaceOfCompanies(): Promise<Workspace> {
  const person = await newPerson();
  const { api } = person;
  const people: number[] = [];
  for (const company of ["Acme", "acme", "ACME", "Beta", "BETA", "Epsilon", null]) {
    const made = await api.contact.create({ firstName: `Ann ${people.length}`, company });
    people.push(made.id);
    const deal = await api.deal.create({ title: "Deal", value: 1, contactId: made.id });
    if (people.length % 3 === 0) await api.deal.delete({ id: deal.id });
  }
  await api.contact.delete({ id: people[1] ?? 0 });
  return { ...person, people };
}

/** Runs it, and returns the operation's key; undefined if it was refused, which is allowed. */
async function fulfil({ api, people }: Workspace, wanted: Wish): Promise<string | undefined> {
  const { items } = await api.company.list({ limit: 100 });
  const companyId = (index: number) => items[index % items.length]?.id ?? 1_000_000;
  const contactId = (index: number) => people[index % people.length] ?? 0;
  let operation: string | undefined;
  const refusal = await refusalOf(
    act().then((answer) => {
      ({ operation } = answer);
    }),
  );
  if (refusal && refusal.code !== "NOT_FOUND" && refusal.code !== "CONFLICT") throw refusal;
  return operation;

  function act(): Promise<{ operation: string }> {
    switch (wanted.does) {
      case "rename":
        return api.company.update({
          id: companyId(wanted.company),
          company: { name: wanted.name },
        });
      case "describe": {
        const { company, notes, city } = wanted;
        return api.company.update({ id: companyId(company), company: { notes, city } });
      }
      case "merge": {
        const keep = companyId(wanted.company);
        const lose = wanted.others.map(companyId).filter((id) => id !== keep);
        return api.company.merge({ keep, lose: lose.length > 0 ? lose : [2_000_000] });
      }
      case "delete":
        return api.company.delete({ id: companyId(wanted.company) });
      case "join": {
        const id = contactId(wanted.contact);
        return api.contact.update({ id, contact: { company: wanted.name } });
      }
      case "trash":
        return api.contact.delete({ id: contactId(wanted.contact) });
    }
  }
}

const wishes = fc.array(wish, { minLength: 1, maxLength: 6 });

test("after any operations on companies, undo restores the workspace byte for byte, and redo the result", async () => {
  await fc.assert(
    fc.asyncProperty(wishes, async (wanted) => {
      const workspace = await workspaceOfCompanies();
      const { api, userId } = workspace;
      const dumps = [await dumpWithoutLog(userId)];
      const done: string[] = [];
      for (const each of wanted) {
        const operation = await fulfil(workspace, each);
        if (!operation) continue;
        done.push(operation);
        dumps.push(await dumpWithoutLog(userId));
        expect(await wrongFigures(userId)).toEqual([]);
      }
      const undos: string[] = [];
      for (const [index, operation] of [...done.entries()].toReversed()) {
        undos.push((await api.change.undo({ operation })).operation);
        expect(await dumpWithoutLog(userId)).toEqual(dumps[index]);
        expect(await wrongFigures(userId)).toEqual([]);
      }
      for (const [index, operation] of undos.toReversed().entries()) {
        await api.change.undo({ operation });
        expect(await dumpWithoutLog(userId)).toEqual(dumps[index + 1]);
        expect(await wrongFigures(userId)).toEqual([]);
      }
    }),
    { numRuns: 12 },
  );
});

test("undone in any order or refused, each contact's company is the one that it names", async () => {
  await fc.assert(
    fc.asyncProperty(wishes, fc.array(fc.nat(), { maxLength: 8 }), async (wanted, picks) => {
      const workspace = await workspaceOfCompanies();
      const { api, userId } = workspace;
      for (const each of wanted) await fulfil(workspace, each);
      for (const which of picks) {
        const before = await dumpWorkspace(userId);
        const operations = before.operations ?? [];
        const operation = String(operations[which % operations.length]?.key);
        const refusal = await refusalOf(api.change.undo({ operation }));
        if (refusal) {
          expect(refusal, refusal.message).toMatchObject({ code: "CONFLICT" });
          expect(await dumpWorkspace(userId)).toEqual(before);
        }
        expect(await wrongFigures(userId)).toEqual([]);
      }
    }),
    { numRuns: 12 },
  );
});

/** Imports people of one company, and returns its id. */
async function importPeople({ api }: Person, company: string, count: number): Promise<number> {
  for (let from = 0; from < count; from += 1_000) {
    const rows = Array.from({ length: Math.min(1_000, count - from) }, (_, offset) => ({
      firstName: `Ann ${from + offset}`,
      email: `ann-${company}-${from + offset}@example.com`,
      company,
    }));
    await api.contact.import({ rows, operation: crypto.randomUUID() });
  }
  const [made] = await api.company.suggest({ search: company });
  return made?.id ?? 0;
}

test("5,000 people are renamed with their company, merged and left without it, each within D1's limits and as one operation", async () => {
  const person = await newPerson();
  const { userId } = person;
  const { d1, faults } = watched(env.DB);
  const api = createApi({ ...person.context, db: openDatabase(d1) });
  const id = await importPeople(person, "Acme", 5_000);
  const keep = (await api.company.create({ name: "Beta" })).id;
  const before = await dumpWithoutLog(userId);
  for (const deed of [
    () => api.company.update({ id, company: { name: "Gamma" } }),
    () => api.company.merge({ keep, lose: [id] }),
    () => api.company.delete({ id }),
  ]) {
    const done = await deed();
    expect(done.people).toBe(5_000);
    expect(await wrongFigures(userId)).toEqual([]);
    const [entry] = (await api.change.list({ limit: 1 })).items;
    expect(entry?.records).toBeGreaterThan(5_000);
    expect(entry?.undoable).toBe("yes");
    await api.change.undo({ operation: done.operation });
    expect(await dumpWithoutLog(userId)).toEqual(before);
    expect(await wrongFigures(userId)).toEqual([]);
  }
  expect(faults).toEqual([]);
});

/** The same database, whose nth batch fails. */
function breakingOff(d1: D1, nth: number): D1 {
  let batches = 0;
  return {
    prepare: (sql) => d1.prepare(sql),
    batch: (statements) => {
      batches += 1;
      if (batches === nth) throw new Error("The network is gone");
      return d1.batch(statements);
    },
  };
}

test("an interrupted operation continues when it is sent again, and is one", async () => {
  const person = await newPerson();
  const { userId, api } = person;
  const id = await importPeople(person, "Acme", 4_500);
  const before = await dumpWithoutLog(userId);
  const broken = createApi({ ...person.context, db: openDatabase(breakingOff(env.DB, 2)) });
  const rename = { id, company: { name: "Gamma" }, operation: crypto.randomUUID() };
  await expect(broken.company.update(rename)).rejects.toThrow();
  expect(await api.company.list({ search: "gamma" })).toMatchObject({ total: 1 });
  const { items } = await api.contact.list({ sort: "newest", limit: 1 });
  expect(items).toMatchObject([{ company: "Acme" }]);
  const answer = await api.company.update(rename);
  expect(answer).toMatchObject({ people: 4_500 });
  expect(await api.company.update(rename)).toEqual(answer);
  expect(await wrongFigures(userId)).toEqual([]);
  await api.change.undo({ operation: rename.operation });
  expect(await dumpWithoutLog(userId)).toEqual(before);
});

test("as many people as parts take are merged by three at once, and it is done once", async () => {
  const person = await newPerson();
  const { userId, api } = person;
  const id = await importPeople(person, "Acme", 2 * peopleAtOnce);
  const { id: keep } = await api.company.create({ name: "Beta" });
  const merge = { keep, lose: [id], operation: crypto.randomUUID() };
  const answers = await Promise.all([1, 2, 3].map(() => api.company.merge(merge)));
  expect(answers[0]).toMatchObject({ people: 2 * peopleAtOnce, merged: ["Acme"] });
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
  expect(await wrongFigures(userId)).toEqual([]);
});

test("a rename that is overtaken by another one stops, and the other one counts", async () => {
  const person = await newPerson();
  const { userId, api } = person;
  const id = await importPeople(person, "Acme", 2_500);
  const broken = createApi({ ...person.context, db: openDatabase(breakingOff(env.DB, 2)) });
  const operation = crypto.randomUUID();
  await expect(
    broken.company.update({ id, company: { name: "Beta" }, operation }),
  ).rejects.toThrow();
  await api.company.update({ id, company: { name: "Gamma" } });
  await expect(
    api.company.update({ id, company: { name: "Beta" }, operation }),
  ).rejects.toMatchObject({
    code: "CONFLICT",
  });
  const { company } = await api.company.byId({ id });
  expect(company).toMatchObject({ name: "Gamma", people: 2_500 });
  expect((await api.contact.list({ search: "beta" })).total).toBe(0);
  expect(await wrongFigures(userId)).toEqual([]);
});
