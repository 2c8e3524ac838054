// @ts-check
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { recounts } from "../db/recount.mjs";
import { openDatabase, readCounts, readSchema } from "./backup/database.mjs";
import { countRows, readDump } from "./backup/dump.mjs";
import { failWith, printCounts } from "./backup/report.mjs";
import { restoreScript } from "./backup/script.mjs";
import { migrationNames } from "./local-database.mjs";
import { install } from "./prepare.mjs";

/*
 * `npm run db:restore -- backup.sql`: restores a backup into the local database, or with --remote
 * into the one in production. A database that holds data is only replaced with --replace --yes.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    remote: { type: "boolean", default: false },
    replace: { type: "boolean", default: false },
    yes: { type: "boolean", default: false },
  },
});
const file = positionals[0];
if (!file || !existsSync(file)) {
  failWith(
    `Name the file of a backup: npm run db:restore -- backup.sql${file ? `\nThere is no ${file}.` : ""}`,
  );
}

await install();
const database = openDatabase(values);
const folder = mkdtempSync(path.join(tmpdir(), "kith-restore-"));
let loaded = false;
try {
  const dump = readDump(readFileSync(file, "utf8"));
  const known = migrationNames();
  const unknown = dump.migrations.find((name) => !known.includes(name));
  if (unknown) throw new Error(`The backup is from a newer Kith (${unknown}). Update Kith first.`);
  const present = await readSchema(database);
  await refuseData(present);
  const script = path.join(folder, "restore.sql");
  writeFileSync(script, restoreScript(dump, present), { mode: 0o600 });
  await database.execute(script);
  loaded = true;
  const isOlder = dump.migrations.length < known.length;
  if (isOlder) await database.migrate();
  printCounts(await check(dump, isOlder));
  console.log(`Restored ${file} into ${database.name}.`);
} catch (error) {
  process.exitCode = 1;
  const outcome = loaded ? "Restore it again with --replace --yes." : "Nothing was changed.";
  console.error(`${error instanceof Error ? error.message : error}\n${outcome}`);
} finally {
  await database.close();
  rmSync(folder, { recursive: true });
}

/**
 * Throws an Error if rows would be lost without permission to replace them.
 * @param {import("./backup/database.mjs").SchemaObject[]} present
 */
async function refuseData(present) {
  if (values.replace && values.yes) return;
  const tables = present.filter(({ type, name }) => type === "table" && name !== "d1_migrations");
  const { counts } = await readCounts(
    database,
    tables.map(({ name }) => name),
  );
  if ([...counts.values()].every((count) => count === 0)) return;
  printCounts(counts);
  throw new Error(
    `There is data in ${database.name}. To delete all of it and restore the backup instead, add --replace --yes.`,
  );
}

/**
 * Returns how many rows each table has. Throws an Error if one lacks rows, a row refers to a
 * missing one, or a running total is wrong.
 * @param {import("./backup/dump.mjs").Dump} dump
 * @param {boolean} migrated whether migrations may have added rows since
 */
async function check(dump, migrated) {
  const expected = countRows(dump);
  const checks = ["PRAGMA foreign_key_check", ...recounts];
  const { counts, faults } = await readCounts(database, [...expected.keys()], checks);
  const different = [...expected].filter(([table, count]) => counts.get(table) !== count);
  if (different.length > 0 && !migrated) {
    throw new Error(`Rows are missing: ${different.map(([table]) => table).join(", ")}.`);
  }
  if (faults.length > 0) {
    console.table(faults);
    throw new Error("The backup was restored as it was made, but these rows in it are wrong.");
  }
  return counts;
}
