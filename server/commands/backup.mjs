// @ts-check
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { openDatabase } from "./backup/database.mjs";
import { countRows, readDump } from "./backup/dump.mjs";
import { withExactTexts } from "./backup/exact-texts.mjs";
import { failWith, printCounts } from "./backup/report.mjs";
import { install } from "./prepare.mjs";

/*
 * `npm run db:backup -- backup.sql`: writes everything in the local database to that file, or to one
 * named after the moment; with --remote, everything in the database in production.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { remote: { type: "boolean", default: false } },
});
const moment = new Date().toISOString().slice(0, 19).replaceAll(":", "-");
const file = positionals[0] ?? `backup-${moment}.sql`;
if (existsSync(file)) failWith(`${file} exists already. Name another file.`);

await install();
const database = openDatabase(values);
const unfinished = `${file}.unfinished`;
try {
  // Created first with these permissions, so that nobody else can read it: it holds the password
  // hashes.
  writeFileSync(unfinished, "", { mode: 0o600 });
  await database.exportTo(unfinished);
  const sql = await withExactTexts(readFileSync(unfinished, "utf8"), database);
  const counts = countRows(readDump(sql));
  writeFileSync(unfinished, sql);
  renameSync(unfinished, file);
  await database.close();
  printCounts(counts);
  console.log(`Backed up ${database.name} to ${file}.`);
} catch (error) {
  rmSync(unfinished, { force: true });
  failWith(`The backup failed, and nothing was written.\n${error}`);
}
