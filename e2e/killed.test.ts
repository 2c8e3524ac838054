import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { servedSite } from "./served-site.ts";
import { SiteVisitor, signUp } from "./visitor.ts";

/* workerd is killed under `npm start` in the middle of long work; it is started again by itself. */

const rows = 12_000;
/** How many rows one batch of an import, a bulk action or a purge writes, or a divisor of that. */
const slice = 100;

const site = servedSite(4196);

function killWorkerd(): void {
  const processes = execFileSync("ps", ["-A", "-o", "pid=,ppid=,comm="], { encoding: "utf8" });
  const own = processes
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, name]) => parent === String(process.pid) && name?.includes("workerd"));
  expect(own.length).toBeGreaterThan(0);
  for (const [pid] of own) process.kill(Number(pid), "SIGKILL");
}

/** A request that is made again while workerd is away. */
async function patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (tries === 120) throw error;
      await wait(500);
    }
  }
}

function countOf(person: SiteVisitor): Promise<number> {
  return patiently(async () => {
    const { total } = await person.read<{ total: number }>("contact.list", {});
    return total;
  });
}

function importFile(person: SiteVisitor): Promise<Response> {
  const lines = Array.from({ length: rows }, (_, row) => `Ann${row},Lee,ann${row}@example.com`);
  const form = new FormData();
  form.set("form-key", ".one rendering of the form");
  form.set("accept", "suggested");
  form.set("file", new File([["First Name,Last Name,Email", ...lines].join("\n")], "contacts.csv"));
  const headers = { origin: site.origin };
  return person.send("/import", { method: "POST", body: form, headers });
}

/** Deletes all contacts, in as many calls as it takes; what has been done before isn't done again. */
async function deleteAll(person: SiteVisitor, operation: string): Promise<void> {
  const request = { selection: { filter: {} }, deed: { does: "delete" }, operation };
  for (let part: number | null = 0; part !== null; ) {
    const answer: { next: number | null } = await person.call("contact.bulk", { ...request, part });
    part = answer.next;
  }
}

async function undo(person: SiteVisitor, operation: string, key: string): Promise<void> {
  const request = { operation, key };
  while (!(await person.call<{ done: boolean }>("change.undo", request)).done);
}

async function emptyTrash(person: SiteVisitor, operation: string): Promise<void> {
  const request = { kind: "contact", operation };
  while ((await person.call<{ left: boolean }>("trash.empty", request)).left);
}

/** How many contacts the database has, with those in Trash. */
function stored(): Promise<number> {
  return patiently(async () =>
    Number((await site.rowsOf("SELECT count(*) AS n FROM contacts"))[0]?.n),
  );
}

/** Kills workerd once the number of records has changed, and waits until it answers again. */
async function killWhile(work: Promise<unknown>, count: () => Promise<number>): Promise<number> {
  const before = await count();
  const ended = work.then(
    () => "ended",
    () => "killed",
  );
  while ((await count()) === before) await wait(20);
  killWorkerd();
  expect(await ended).toBe("killed");
  const left = await count();
  expect(left % slice).toBe(0);
  return left;
}

test("work that dies with workerd has done whole slices, and the same request completes it", async () => {
  const person = await signUp(new SiteVisitor(site));
  const listed = () => countOf(person);
  const [deletion, key, purge] = [randomUUID(), randomUUID(), randomUUID()];

  expect(await killWhile(importFile(person), listed)).toBeLessThan(rows);
  expect((await patiently(() => importFile(person))).ok).toBe(true);
  expect(await listed()).toBe(rows);
  expect((await importFile(person)).ok).toBe(true);
  expect(await listed()).toBe(rows);

  expect(await killWhile(deleteAll(person, deletion), listed)).toBeGreaterThan(0);
  await patiently(() => deleteAll(person, deletion));
  expect(await listed()).toBe(0);

  expect(await killWhile(undo(person, deletion, key), listed)).toBeLessThan(rows);
  await patiently(() => undo(person, deletion, key));
  expect(await listed()).toBe(rows);

  await deleteAll(person, randomUUID());
  expect(await killWhile(emptyTrash(person, purge), stored)).toBeGreaterThan(0);
  await patiently(() => emptyTrash(person, purge));
  expect(await stored()).toBe(0);
});
