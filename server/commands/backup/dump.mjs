// @ts-check
import { statementsOf } from "./tokens.mjs";

/**
 * The parts of what `wrangler d1 export` wrote.
 * @typedef {object} Dump
 * @property {Map<string, string>} tables how each table is created, by its name
 * @property {Map<string, string[]>} rows the statements that insert its rows, one each
 * @property {string[]} sequence the same for SQLite's own table of the highest ids
 * @property {string[]} rest indexes, views and triggers, in this order
 * @property {string[]} migrations the names of the migrations that had been applied
 */

const skipped = /^(PRAGMA|ANALYZE|BEGIN TRANSACTION|COMMIT|DELETE FROM "?sqlite_sequence"?)\b/i;
const created = /^CREATE TABLE (?:IF NOT EXISTS )?["'`]?(\w+)/i;
const inserted = /^INSERT INTO ["'`]?(\w+)/i;
const follows = /^CREATE (?:UNIQUE )?(INDEX|VIEW|TRIGGER)\b/i;

/**
 * Reads a backup. Throws an Error that says why when it isn't one of Kith.
 * @param {string} sql
 * @returns {Dump}
 */
export function readDump(sql) {
  /** @type {Dump} */
  const dump = { tables: new Map(), rows: new Map(), sequence: [], rest: [], migrations: [] };
  for (const statement of statementsOf(sql)) addStatement(dump, statement);
  const order = ["INDEX", "VIEW", "TRIGGER"];
  dump.rest.sort((one, other) => order.indexOf(kindOf(one)) - order.indexOf(kindOf(other)));
  dump.migrations = (dump.rows.get("d1_migrations") ?? []).flatMap(
    (row) => /'(\d+_\w+\.sql)'/.exec(row)?.[1] ?? [],
  );
  if (!dump.tables.has("contacts") || dump.migrations.length === 0) {
    throw new Error("This file isn't a backup of Kith: it has no contacts or no migrations.");
  }
  return dump;
}

/** @param {Dump} dump @param {string} statement */
function addStatement({ tables, rows, sequence, rest }, statement) {
  const table = created.exec(statement)?.[1];
  const target = inserted.exec(statement)?.[1];
  if (table) tables.set(table, statement);
  else if (target === "sqlite_sequence") sequence.push(statement);
  // The planner's own statistics: SQLite makes them again.
  else if (target?.startsWith("sqlite_stat")) return;
  else if (target) rowsOf(rows, target).push(statement);
  else if (follows.test(statement)) rest.push(statement);
  else if (!skipped.test(statement)) {
    throw new Error(`This file isn't a backup of Kith. It says: ${statement.slice(0, 100)}`);
  }
}

/** @param {Dump["rows"]} rows @param {string} table */
function rowsOf(rows, table) {
  const known = rows.get(table) ?? [];
  rows.set(table, known);
  return known;
}

/** @param {string} statement */
function kindOf(statement) {
  return follows.exec(statement)?.[1]?.toUpperCase() ?? "";
}

/**
 * Names of tables, each after those that it refers to.
 * @param {Map<string, string>} tables how each is created
 * @returns {string[]}
 */
export function parentsFirst(tables) {
  /** @type {Set<string>} */
  const placed = new Set();
  /** @param {string} name @param {string[]} path */
  function add(name, path) {
    const sql = tables.get(name);
    if (sql === undefined || placed.has(name) || path.includes(name)) return;
    for (const [, parent = ""] of sql.matchAll(/\bREFERENCES\s+["'`]?(\w+)/gi)) {
      add(parent, [...path, name]);
    }
    placed.add(name);
  }
  for (const name of tables.keys()) add(name, []);
  return [...placed];
}

/**
 * How many rows a dump has for each table.
 * @param {Dump} dump
 * @returns {Map<string, number>}
 */
export function countRows({ tables, rows }) {
  return new Map([...tables.keys()].sort().map((name) => [name, rows.get(name)?.length ?? 0]));
}
