import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { $ZodType } from "zod/v4/core";
import { exampleOf } from "../testing/examples.ts";
import { arriving } from "../testing/files.ts";
import { type Values, valuesWith } from "../testing/fuzz-values.ts";
import { newPerson, type Person } from "../testing/people.ts";
import {
  accountProcedures,
  contentProcedures,
  mutationPaths,
  type Procedure,
  procedures,
  refusalOf,
} from "../testing/procedures.ts";
import { fillAll, type Known, knownOf, leaks } from "../testing/reach.ts";
import { holdsTheirs, idsIn, swapped } from "../testing/swapped.ts";
import { type Dump, dumpWorkspace } from "../testing/workspace.ts";

/*
 * Every procedure of every router, called by a stranger with generated inputs: the ids, keys, digests and cursors in
 * them are of the victim, of the stranger, or made up.
 */

/** How many inputs each procedure gets, as generated, with all ids swapped, and with some. A failure says the input. */
const runs = 4;
const seed = 20_261_130;

/** What the victim has none of. */
const missing = ["invitation", "passkey"];

const all = [
  ...procedures.map((entry) => ["api", ...entry] as const),
  ...accountProcedures.map((entry) => ["account", ...entry] as const),
  ...contentProcedures.map((entry) => ["content", ...entry] as const),
];

let victim: Person;
let stranger: Person;
let before: Dump;
let values: Values;
let theirs: Known;

beforeAll(async () => {
  [victim, stranger] = [await newPerson("Ada"), await newStranger()];
  await fillAll(victim);
  before = await dumpWorkspace(victim.userId);
  theirs = await knownOf(victim);
  const own = await knownOf(stranger);
  const { ids, texts } = theirs;
  values = valuesWith(
    [...ids, ...own.ids],
    [...texts, ...own.texts].filter((text) => !leaks(text)),
  );
});

async function newStranger(): Promise<Person> {
  const person = await newPerson("Eve");
  const contact = await person.api.contact.create({ firstName: "Own", company: "Own" });
  await person.api.deal.create({ title: "Own", value: 1, contactId: contact.id });
  await person.api.todo.create({ title: "Own" });
  return person;
}

/** Some calls delete the stranger's account, or end their session. */
async function signedIn(): Promise<void> {
  if (await refusalOf(stranger.api.session.confirm())) stranger = await newStranger();
}

interface Case {
  /** Whose records the inputs of a mutation name where they aren't the victim's; undefined for others. */
  owner: Person | undefined;
  noun: string;
  inputs: unknown[];
}

const cases = new Map<string, Promise<Case>>();

/** The inputs of a procedure: the same ones whoever asks. */
function caseOf(entry: (typeof all)[number]): Promise<Case> {
  const key = `${entry[0]}.${entry[1]}`;
  const made = cases.get(key) ?? newCase(entry);
  cases.set(key, made);
  return made;
}

async function newCase([router, path, procedure]: (typeof all)[number]): Promise<Case> {
  const [noun = ""] = path.split(".");
  // Examples are for an empty workspace.
  const owner =
    router === "api" && mutationPaths.includes(path) ? await newPerson("Eve") : undefined;
  const [schema] = procedure._def.inputs as $ZodType[];
  const generated = schema ? values.valueFor(schema) : fc.constant(undefined);
  const given = fc.sample(generated, { seed, numRuns: runs });
  const accepted = owner ? Array(runs).fill(await exampleOf(path, owner)) : given;
  const swappedBy = (all: boolean) =>
    accepted.flatMap((input, index) =>
      fc.sample(swapped(input, { noun, known: theirs, all }), { seed: seed + index, numRuns: 1 }),
    );
  const inputs = [...given, ...swappedBy(true), ...swappedBy(false)];
  return { owner, noun, inputs };
}

/** All that an answer says, in whatever pieces it comes; of a refusal its message. A fault fails. */
async function saidBy(call: () => Promise<unknown>): Promise<string> {
  try {
    return await textOf(await call());
  } catch (error) {
    if ((error as { code?: unknown }).code === "INTERNAL_SERVER_ERROR") throw error;
    return String(error);
  }
}

async function textOf(answer: unknown): Promise<string> {
  if (answer instanceof ReadableStream) return new Response(answer).text();
  if (typeof answer !== "object" || answer === null) return String(answer);
  if (Symbol.asyncIterator in answer) {
    const pieces: string[] = [];
    for await (const piece of answer as AsyncIterable<unknown>) {
      pieces.push(piece instanceof Uint8Array ? new TextDecoder().decode(piece) : String(piece));
    }
    return pieces.join("");
  }
  const streams = Object.values(answer).filter((part) => part instanceof ReadableStream);
  return [JSON.stringify(answer), ...(await Promise.all(streams.map(textOf)))].join("\n");
}

function callOf(person: Person, router: (typeof all)[number][0], path: string): Procedure {
  const found = path
    .split(".")
    .reduce((at, name) => (at as Record<string, unknown>)[name], person[router] as unknown);
  return found as Procedure;
}

/** Pages give the contents of files as streams or text, which no schema describes. */
function withFiles(router: (typeof all)[number][0], path: string, input: unknown): unknown {
  if (path === "import.addPiece") return { ...Object(input), base64: "QQ==" };
  return router === "content"
    ? { ...Object(input), files: arriving([{ name: "Own.txt" }]) }
    : input;
}

test.each(all)("%s.%s reaches nothing of somebody else's, whatever it gets", async (...entry) => {
  const [router, path] = entry;
  const { owner, noun, inputs } = await caseOf(entry);
  if (!owner) await signedIn();
  const person = owner ?? stranger;
  for (const input of inputs) {
    const said = await saidBy(() => callOf(person, router, path)(withFiles(router, path, input)));
    expect(leaks(said), `${said} for ${JSON.stringify(input)}`).toBe(false);
  }
  const nouns = new Set(inputs.flatMap((input) => idsIn(input, noun, theirs).map(([own]) => own)));
  const isReached = inputs.some((input) => holdsTheirs(input, noun, theirs));
  expect(isReached, `No id of the victim's ${[...nouns]}`).toBe(
    nouns.size > 0 && !missing.includes(noun),
  );
  expect(await dumpWorkspace(victim.userId)).toEqual(before);
});

test("the same inputs reach the victim's rows when the victim sends them", async () => {
  const reached = new Set<string>();
  const written = new Set<string>();
  for (const entry of all) {
    const [router, path, procedure] = entry;
    const { owner, noun, inputs } = await caseOf(entry);
    const call = callOf(victim, router, path);
    for (const input of inputs) {
      if (procedure._def.type === "query" && leaks(await saidBy(() => call(input)))) {
        reached.add(path);
      }
      if (!owner || !holdsTheirs(input, noun, theirs)) continue;
      if (!(await refusalOf(call(input)))) written.add(path);
    }
  }
  expect(reached.size).toBeGreaterThan(15);
  expect(written.size, String([...written])).toBeGreaterThan(30);
});
