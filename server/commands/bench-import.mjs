// @ts-check
import { randomUUID } from "node:crypto";
import { serveFloor } from "./bench-floor.mjs";
import { median } from "./bench-times.mjs";
import { Visitor } from "./bench-visitor.mjs";

/** Parts of an import, and the rows of each: the most that one call takes. */
const parts = 8;
const rowsOfPart = 1_000;

const goals = ["0.5", "0.3"];

/** @typedef {Record<string, string | number | null>} Row */

/**
 * Imports into workspaces of several sizes, against the same people inserted into the same table by one
 * statement a part. Both are measured in turn; what was imported is undone.
 * @param {{ state: string, origin: string, port: number, sizes: number[] }} options
 * @returns {AsyncGenerator<string[]>}
 */
export async function* importTable({ state, origin, port, sizes }) {
  const server = await serveFloor({ source: "bench/import-floor.ts", state, port });
  const floor = `http://127.0.0.1:${port}`;
  yield ["import into a workspace of", "floor, rows/s", "Kith, rows/s", "Kith / floor", "goal"];
  try {
    for (const [index, size] of sizes.entries()) {
      const visitor = await Visitor.of(origin, size);
      const rows = await someContacts(floor, size);
      /** @type {[number, number][]} */
      const rates = [];
      for (let round = 0; round < 3; round += 1) {
        rates.push([await insertedASecond(floor, rows), await importedASecond(visitor, rows)]);
      }
      const bare = median(rates.map(([rate]) => rate));
      const kith = median(rates.map(([, rate]) => rate));
      const ratio = median(rates.map(([one, other]) => other / one));
      yield [
        size.toLocaleString("en"),
        Math.round(bare).toLocaleString("en"),
        Math.round(kith).toLocaleString("en"),
        ratio.toFixed(2),
        `>= ${goals[index] ?? ""}`,
      ];
    }
  } finally {
    await server.stop();
  }
}

/** The contacts of a workspace as rows of the table. @param {string} floor @param {number} size */
async function someContacts(floor, size) {
  const asked = { email: `bench-${size}@example.com`, count: String(rowsOfPart) };
  /** @type {Row[]} */
  const rows = await (await fetch(`${floor}/?${new URLSearchParams(asked)}`)).json();
  return rows;
}

/** @param {string} floor @param {Row[]} rows those that the floor has read */
async function insertedASecond(floor, rows) {
  const begun = performance.now();
  for (let part = 0; part < parts; part += 1) {
    const { written } = await (await fetch(floor, { method: "POST" })).json();
    if (!(written >= rows.length)) throw new Error("The floor inserted too few rows.");
  }
  return ratePer(begun, parts * rows.length);
}

/** @param {Visitor} visitor @param {Row[]} rows */
async function importedASecond(visitor, rows) {
  const operation = randomUUID();
  const people = rows.map(personOf);
  const begun = performance.now();
  for (let part = 0; part < parts; part += 1) {
    await visitor.call("contact.import", { rows: people, operation, part });
  }
  const rate = ratePer(begun, parts * people.length);
  await visitor.undo(operation);
  return rate;
}

/** @param {Row} row */
function personOf({ first_name, last_name, email, phone, company, job_title }) {
  return {
    firstName: first_name,
    lastName: last_name,
    ...{ email, phone, company },
    jobTitle: job_title,
  };
}

/** Rows a second. @param {number} begun @param {number} rows */
function ratePer(begun, rows) {
  return (rows * 1_000) / (performance.now() - begun);
}
