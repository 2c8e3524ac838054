// @ts-check
import { getPlatformProxy } from "wrangler";
import { boardPages, usableTimes } from "./bench-board.mjs";
import { exportTable } from "./bench-export.mjs";
import { importTable } from "./bench-import.mjs";
import { listTable } from "./bench-list.mjs";
import { benchPages, benchSearches, benchTrash } from "./bench-pages.mjs";
import { timesOf } from "./bench-times.mjs";
import { Visitor } from "./bench-visitor.mjs";
import { importSource } from "./import-source.mjs";
import { build, install, makeSecret, migrate } from "./prepare.mjs";
import { run } from "./run.mjs";
import { serve } from "./serve.mjs";

/*
 * `npm run bench`: measures Kith on a workspace of 100,000 contacts, on the built Worker and a
 * database of its own, on this machine only. It stops by itself, and leaves the workspaces as they
 * were, except for their logs. For one part: `npm run bench -- list`, the list of contacts against the
 * floor, in workerd and in a browser; `-- pages`, side by side with a workspace of 1,000; `-- import`, against bare
 * inserts; `-- operations` on many contacts at once; or `-- export`, files of all of them. `-- search`, for searches without results, on 1,000,000
 * contacts too, runs only when it is named: that workspace takes long to create.
 */
const known = ["list", "pages", "import", "operations", "export", "search", "board"];
const parts = process.argv.length > 2 ? process.argv.slice(2) : known.slice(0, 5);
const unknown = parts.find((part) => !known.includes(part));
if (unknown !== undefined) {
  console.error(`"${unknown}" isn't one of ${known.join(", ")}.`);
  process.exit(1);
}
const sizes = parts.includes("search")
  ? [1_000, 100_000, 1_000_000]
  : parts.every((part) => ["list", "board"].includes(part))
    ? [1_000]
    : [1_000, 100_000];
const boards = [50, 5_000];
const port = process.env.PORT ?? "4174";
const state = process.env.KITH_STATE ?? ".wrangler/bench";

await install();
makeSecret();
await Promise.all([build(), migrate(state)]);
if (parts.some((part) => part !== "board")) await makeWorkspaces(sizes, "contacts");
if (parts.includes("board")) await makeWorkspaces(boards, "deals");
else if (parts.includes("list")) await makeWorkspaces([5_000], "deals");
if (parts.includes("list")) await serving(timeList);
if (parts.includes("pages")) await serving(timePages);
if (parts.includes("import")) await serving(timeImports);
if (parts.includes("export")) await serving(timeExports);
if (parts.includes("search")) await serving(timeSearches);
if (parts.includes("board")) await serving(timeBoards);
if (parts.includes("operations")) await countOperations();
process.exit(process.exitCode ?? 0);

/** @param {number[]} workspaces @param {"contacts" | "deals"} of */
async function makeWorkspaces(workspaces, of) {
  for (const size of workspaces) {
    const program = ["server/commands/bench-data.mjs", String(size), of];
    await run(process.execPath, program, { env: { KITH_STATE: state } });
  }
}

/**
 * Runs work while Kith is served on this machine, as `npm start` serves it.
 * @param {(origin: string) => Promise<void>} work
 */
async function serving(work) {
  const server = await serve({ state, host: "127.0.0.1", port: Number(port) });
  try {
    await work(`http://localhost:${port}`);
  } catch (error) {
    process.exitCode = 1;
    console.error(error);
  } finally {
    await server.stop();
  }
}

/** @param {string} origin */
async function timeList(origin) {
  await print(listTable({ state, origin, port: Number(port) + 1 }));
}

/** @param {string} origin */
async function timeImports(origin) {
  await print(importTable({ state, origin, port: Number(port) + 1, sizes: [1_000, 100_000] }));
}

/** @param {string} origin */
async function timeExports(origin) {
  await print(exportTable(origin, 100_000));
}

/** @param {string} origin */
async function timePages(origin) {
  const visitors = await visitorsOf(origin, [1_000, 100_000]);
  await print(timesOf(visitors, benchPages));
  const deletions = [];
  for (const visitor of visitors) deletions.push(await visitor.deleteTagged("Newsletter"));
  await print(timesOf(visitors, benchTrash));
  for (const [workspace, operation] of deletions.entries()) {
    await visitors[workspace]?.undo(operation);
  }
}

/** @param {string} origin */
async function timeSearches(origin) {
  await print(timesOf(await visitorsOf(origin, sizes), benchSearches));
}

/** @param {string} origin */
async function timeBoards(origin) {
  const visitors = await visitorsOf(origin, boards, "deals");
  await print(timesOf(visitors, boardPages));
  await print(usableTimes(visitors));
}

/** @param {string} origin @param {number[]} workspaces @param {"contacts" | "deals"} [of] */
async function visitorsOf(origin, workspaces, of) {
  const visitors = [];
  for (const size of workspaces) visitors.push(await Visitor.of(origin, size, of));
  return visitors;
}

async function countOperations() {
  /** @type {{ env: Cloudflare.Env, dispose: () => Promise<void> }} */
  const { env, dispose } = await getPlatformProxy({ persist: { path: `${state}/v3` } });
  /** @type {typeof import("./bench-operations.ts")} */
  const module = await importSource("./server/commands/bench-operations.ts");
  await print(module.benchOperations(env, 100_000));
  await dispose();
}

/**
 * Prints a table row by row as Markdown; the first row is its header.
 * @param {AsyncGenerator<string[]>} rows
 */
async function print(rows) {
  /** @type {number[]} */
  let widths = [];
  const line = (/** @type {string[]} */ cells) =>
    console.log(
      `| ${cells.map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0))).join(" | ")} |`,
    );
  console.log();
  for await (const row of rows) {
    const isHead = widths.length === 0;
    if (isHead) widths = row.map((cell, index) => (index === 0 ? 36 : Math.max(cell.length, 6)));
    line(row);
    if (isHead)
      line(
        widths.map((width, index) =>
          index === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
        ),
      );
  }
}
