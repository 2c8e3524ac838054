import type { AnyTRPCProcedure } from "@trpc/server";
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
import { type Dump, dumpWorkspace } from "../testing/workspace.ts";

/*
 * Every procedure of every router, called by a stranger with generated inputs: the ids, keys, digests and cursors in
 * them are of the victim, of the stranger, or made up.
 */

/** How many inputs each procedure gets. A failure says the seed and the input. */
const runs = 10;
const seed = 20_261_130;

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

/** Examples are for an empty workspace. */
async function renew(): Promise<void> {
  stranger = await newPerson("Eve");
}

/** Some calls delete the stranger's account, or end their session. */
async function signedIn(): Promise<void> {
  if (await refusalOf(stranger.api.session.confirm())) stranger = await newStranger();
}

/**
 * An input that is accepted of the stranger, with other ids and keys in some places; `noun` is what ids without a
 * further name are of.
 */
function swapped(input: unknown, noun: string, name = ""): fc.Arbitrary<unknown> {
  if (Array.isArray(input)) return fc.tuple(...input.map((each) => swapped(each, noun, name)));
  if (typeof input === "object" && input !== null) {
    const fields = Object.entries(input).map(([key, each]) => [key, swapped(each, noun, key)]);
    return fc.record(Object.fromEntries(fields));
  }
  const same = fc.constant(input);
  if (name === "operation") return fc.oneof(fc.constantFrom(...values.texts), same);
  if (typeof input !== "number") return same;
  const own = /^(id|ids|keep|lose)$/.test(name) ? noun : name.replace(/Ids?$/, "");
  const [first, ...others] = theirs.idsOf[own] ?? [];
  return first === undefined ? same : fc.oneof(fc.constantFrom(first, ...others), same);
}

function inputOf(
  { _def: { inputs } }: AnyTRPCProcedure,
  {
    isUpload = false,
    noun = "",
    example,
  }: { isUpload?: boolean; noun?: string; example?: unknown },
): fc.Arbitrary<unknown> {
  if (example !== undefined) return swapped(example, noun);
  const [schema] = inputs as $ZodType[];
  const given = schema ? values.valueFor(schema) : fc.constant(undefined);
  // Files arrive as streams, which no schema describes.
  return isUpload
    ? given.map((input) => ({ ...Object(input), files: arriving([{ name: "Own.txt" }]) }))
    : given;
}

/** All that an answer says, in whatever pieces it comes; of a refusal its message. */
async function saidBy(call: () => Promise<unknown>): Promise<string> {
  try {
    return await textOf(await call());
  } catch (error) {
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

test.each(all)("%s.%s reaches nothing of somebody else's, whatever it gets", async (...entry) => {
  const [router, path, procedure] = entry;
  const isMutation = router === "api" && mutationPaths.includes(path);
  const [noun] = path.split(".");
  await (isMutation ? renew() : signedIn());
  const inputs = [
    inputOf(procedure, { isUpload: router === "content" }),
    ...(isMutation ? [inputOf(procedure, { noun, example: await exampleOf(path, stranger) })] : []),
  ];
  const property = fc.asyncProperty(fc.oneof(...inputs), async (input) => {
    const said = await saidBy(() => callOf(stranger, router, path)(input));
    expect(leaks(said), said).toBe(false);
  });
  await fc.assert(property, { seed, numRuns: runs, endOnFailure: true });
  expect(await dumpWorkspace(victim.userId)).toEqual(before);
});

test("the same inputs reach the victim's rows when the victim sends them", async () => {
  const reached = new Set<string>();
  for (const [router, path, procedure] of all) {
    if (procedure._def.type !== "query") continue;
    for (const input of fc.sample(inputOf(procedure, {}), { seed, numRuns: runs })) {
      if (leaks(await saidBy(() => callOf(victim, router, path)(input)))) reached.add(path);
    }
  }
  expect(reached.size).toBeGreaterThan(15);
  const written = new Set<string>();
  for (const [path, procedure] of procedures.filter(([each]) => mutationPaths.includes(each))) {
    await renew();
    const example = await exampleOf(path, stranger);
    const [noun] = path.split(".");
    const inputs = inputOf(procedure, { noun, example });
    for (const input of fc.sample(inputs, { seed, numRuns: runs })) {
      if (!(await refusalOf(callOf(victim, "api", path)(input)))) written.add(path);
    }
  }
  expect(written.size).toBeGreaterThan(40);
});
