import { applyD1Migrations } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { createApi } from "../api.ts";
import { insertRows, type Table, tablesOf } from "../testing/earlier-rows.ts";
import { newPerson } from "../testing/people.ts";
import { openDatabase } from "./client.ts";
import { recounts } from "./recount.mjs";

/*
 * A database goes from each state to the next with rows in all of its tables, among them those that were
 * inserted in every earlier state.
 */

const { EARLIER: d1, MIGRATIONS: migrations } = env;

type Row = Record<string, unknown>;

async function dump(tables: Table[]): Promise<Map<string, Row[]>> {
  const answers = await d1.batch<Row>(
    tables.map(({ name }) => d1.prepare(`select * from "${name}"`)),
  );
  return new Map(tables.map(({ name }, index) => [name, answers[index]?.results ?? []]));
}

/** What became of rows: those that are missing, and the columns whose values have changed. */
function lostOf(table: Table, before: Row[], after: Row[]): string[] {
  const keys = table.columns.filter(({ pk }) => pk > 0).map(({ name }) => name);
  const keyOf = (row: Row) => JSON.stringify(keys.map((key) => row[key]));
  const now = new Map(after.map((row) => [keyOf(row), row]));
  return before.flatMap((row) => {
    const same = now.get(keyOf(row));
    if (!same) return [`${table.name}: a row`];
    return table.columns
      .filter(({ name }) => same[name] !== row[name])
      .map(({ name }) => `${table.name}.${name}`);
  });
}

/** These complete the migration before them, which no version had alone: triggers, and what they count. */
const completing = ["0001", "0006"];

/** What migrations compute again on purpose, by the migration's number. */
const computed: Record<string, string[]> = {
  "0006": ["search_text", "company_key", "email_key", "phone_key"].map(
    (name) => `contacts.${name}`,
  ),
};

test("a database of every earlier state migrates forward with all of its rows", async () => {
  let rows = 0;
  await applyD1Migrations(d1, migrations.slice(0, 1));
  for (const [index, migration] of migrations.entries()) {
    if (index === 0) continue;
    const number = migration.name.slice(0, 4);
    const tables = await tablesOf(d1);
    if (!completing.includes(number)) await insertRows(d1, tables, index);
    const before = await dump(tables);
    await applyD1Migrations(d1, migrations.slice(0, index + 1));
    const after = await dump(tables);
    const lost = tables.flatMap((table) =>
      lostOf(table, before.get(table.name) ?? [], after.get(table.name) ?? []),
    );
    const expected = computed[number] ?? [];
    expect(
      [...new Set(lost)].filter((each) => !expected.includes(each)),
      migration.name,
    ).toEqual([]);
    for (const kept of before.values()) rows += kept.length;
  }
  expect(rows).toBeGreaterThan(migrations.length * 100);
  for (const recount of recounts) {
    expect((await d1.prepare(recount).all()).results, recount).toEqual([]);
  }
});

test("a workspace of every earlier state is read by the present version", async () => {
  const { context } = await newPerson();
  const db = openDatabase(d1);
  const { results } = await d1.prepare("select id from user").all<{ id: number }>();
  for (const { id } of results) {
    const user = { ...(context.session?.user ?? never()), id };
    const api = createApi({ ...context, db, session: { user, check: { id, confirmed: false } } });
    expect((await api.contact.list()).total).toBe(1);
    expect((await api.contact.page({ id })).contact.id).toBe(id);
    expect((await api.deal.list()).items.map((deal) => deal.id)).toEqual([id]);
    expect((await api.todo.list()).items.map((task) => task.id)).toEqual([id]);
  }
  expect(results.length).toBeGreaterThan(migrations.length - 5);
});

function never(): never {
  throw new Error("Nobody is signed in");
}
