import { execFileSync } from "node:child_process";
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
  return count();
}

test("work that dies with workerd has done whole slices, and the same request completes it", async () => {
  const person = await signUp(new SiteVisitor(site));
  const imported = await killWhile(importFile(person), () => countOf(person));
  expect(imported).toBeLessThan(rows);
  expect(imported % slice).toBe(0);
  expect((await patiently(() => importFile(person))).ok).toBe(true);
  expect(await countOf(person)).toBe(rows);
  expect((await importFile(person)).ok).toBe(true);
  expect(await countOf(person)).toBe(rows);
});
