import fc from "fast-check";
import { expect, test } from "vitest";
import { type Case, casesFor, port } from "./fuzz-cases.ts";
import { servedSite } from "./served-site.ts";
import { SiteVisitor, signUp } from "./visitor.ts";

/*
 * Random requests to every page, action and procedure, signed in and signed out: none may be
 * answered as an error of ours. FUZZ_CASES is the number of requests, FUZZ_SEED selects which: `npm
 * run fuzz -- 2000`.
 */

const cases = Number(process.env.FUZZ_CASES ?? 2_000);
const seed = Number(process.env.FUZZ_SEED || 20_261_129);

/** Each workspace serves this many cases, since they may delete its records. */
const casesTogether = 100;

/** An answer that takes longer, in milliseconds, is an error. */
const patience = 30_000;

/** What no answer may contain: stack traces and SQL. */
const innards = /\n\s+at \S.*:\d+:\d+|"stack"|node_modules|SQLITE_|D1_ERROR|Failed query/;

const site = servedSite(port);

interface Answer {
  asked: Case;
  status: number;
  took: number;
  fault: string | null;
}

async function ask(asked: Case, cookies: string): Promise<Answer> {
  const { path, method, body } = asked;
  const headers = new Headers();
  for (const [name, value] of asked.headers) headers.append(name, value);
  const own = headers.get("cookie");
  headers.set("cookie", own ? `${cookies}; ${own}` : cookies);
  // Each request has its own connection, so that one which is closed early doesn't break the next.
  headers.set("connection", "close");
  const began = Date.now();
  try {
    const init = { method, headers, body: body ?? null, redirect: "manual" } as const;
    const response = await fetch(`${site.origin}${path}`, {
      ...init,
      signal: AbortSignal.timeout(patience),
    });
    const text = await response.text();
    const fault = response.status >= 500 ? text.slice(0, 300) : (innards.exec(text)?.[0] ?? null);
    return { asked, status: response.status, took: Date.now() - began, fault };
  } catch (error) {
    return { asked, status: 0, took: Date.now() - began, fault: String(error) };
  }
}

interface Workspace {
  person: SiteVisitor;
  /** The ids of its records, of any kind. */
  ids: [number, ...number[]];
}

/** A person with a few records of each kind. */
async function newWorkspace(): Promise<Workspace> {
  const person = await signUp(new SiteVisitor(site));
  const made = async (procedure: string, input: unknown) =>
    (await person.call<{ id: number }>(procedure, input)).id;
  const tag = await made("tag.create", { name: "Lead", color: "#3B82F6" });
  const firstName = "Ann";
  const ann = await made("contact.create", { firstName, company: "Acme", tagIds: [tag] });
  const twin = await made("contact.create", { firstName, company: "Acme" });
  const line = await made("pipeline.create", { name: "Partners" });
  const deal = await made("deal.create", { title: "Website", value: 12.5, contactId: ann });
  const saved = { list: "contacts", name: "Anns", query: "search=ann" };
  const view = await made("view.create", saved);
  const stage = await made("stage.create", { pipelineId: line, name: "Trial", kind: "open" });
  return { person, ids: [ann, twin, tag, deal, view, line, stage] };
}

function wordsOf({ asked, status, fault }: Answer): string {
  const { method, path, body } = asked;
  const fields =
    body instanceof FormData
      ? new URLSearchParams([...body].map(([name, value]) => [name, String(value)]))
      : body;
  return `${status} ${method} ${path.slice(0, 500)} ${JSON.stringify(asked.headers)} ${String(fields ?? "").slice(0, 1_000)}\n  ${fault}`;
}

test(`${cases} requests made up from ${seed} on are answered, and none as a fault of ours`, {
  timeout: 120_000 + 500 * cases,
}, async () => {
  const answers: Answer[] = [];
  for (let from = 0; from < cases; from += casesTogether) {
    const count = Math.min(casesTogether, cases - from);
    const { person, ids } = await newWorkspace();
    const cookies = person.cookieHeader;
    const made = fc.sample(casesFor(ids), { seed: seed + from, numRuns: count });
    const isSignedOut = (index: number, { isAboutAccount }: Case) =>
      isAboutAccount || index % 5 === 0;
    for (const [index, asked] of made.entries()) {
      answers.push(await ask(asked, isSignedOut(index, asked) ? "" : cookies));
    }
  }
  expect(answers.length).toBe(cases);
  report(answers);
  expect(answers.filter(({ fault }) => fault !== null).map(wordsOf)).toEqual([]);
  const { person } = await newWorkspace();
  expect((await person.send("/contacts")).status).toBe(200);
});

/** Prints how the requests were answered, and which took longest. */
function report(answers: Answer[]): void {
  if (process.env.FUZZ_CASES === undefined) return;
  const counts = new Map<number, number>();
  for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
  console.log(Array.from(counts, ([status, count]) => `${status}: ${count}`).join(", "));
  const slowest = answers.toSorted((one, other) => other.took - one.took).slice(0, 5);
  const slow = answers.filter(({ took }) => took > 2_000).length;
  console.log(`${slow} took longer than 2 s; the slowest:`);
  for (const { took, asked } of slowest) console.log(`${took} ms ${asked.method} ${asked.path}`);
}
