import { expect, onTestFinished, test, vi } from "vitest";
import { answerApi } from "../api.ts";
import { openDatabase } from "../db/client.ts";
import { exampleOf } from "../testing/examples.ts";
import { type FaultMoment, faultMoments, faultyDatabase } from "../testing/faults.ts";
import { newPerson } from "../testing/people.ts";
import { mutationPaths } from "../testing/procedures.ts";
import { type Dump, dumpWorkspace, wrongFigures } from "../testing/workspace.ts";

/*
 * The database fails before, in and after every round trip of every mutation. Afterwards all of the
 * mutation has happened or nothing, and sending it again with the same key completes it once.
 */

/** Far more round trips than any example makes. */
const never = 1_000_000;

const plainMessage = "Something went wrong on our side.";

/** A workspace in which a mutation is about to be sent. */
async function prepared(path: string) {
  const person = await newPerson();
  const key = crypto.randomUUID();
  const named = { [path === "change.undo" ? "key" : "operation"]: key };
  const input = { ...(await exampleOf(path, person)), ...named };
  const faulty = faultyDatabase();
  const { session } = person.context;
  if (!session) throw new Error("Nobody is signed in");

  /** Sends the mutation over HTTP, to a database that fails at one of its round trips. */
  async function send(trip: number, moment: FaultMoment = "before") {
    faulty.failAt(trip, moment);
    const request = new Request(`https://kith.example/api/trpc/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ json: input }),
    });
    const check = { id: session?.check.id ?? 0, confirmed: false };
    const answer = await answerApi(request, {
      ...person.context,
      db: openDatabase(faulty.d1),
      session: session && { ...session, check },
    });
    return { status: answer.status, text: await answer.text() };
  }
  return { userId: person.userId, key, send, faulty };
}

const volatile =
  /(^|_)(id|ids|at|key|token|since|email|position|version|versions|timestamp)$|Id$|Ids$|At$|Since$/;

/** What a workspace holds beside ids, times and what is drawn at random. */
function contentOf({
  user: _,
  session: __,
  account: ___,
  ...dump
}: Dump): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(dump).map(([name, rows]) => [name, rows.map(steady).toSorted()]),
  );
}

function steady(row: unknown): string {
  return JSON.stringify(row, (name, value) => {
    if (volatile.test(name)) return undefined;
    if (name === "stays") return staysByMonth(value);
    if (typeof value !== "string" || !/^[[{]/.test(value)) return value;
    return JSON.parse(steady(JSON.parse(value)));
  }).replace(monthOfStage, "$1");
}

/** Months of closed deals are named with the id of the stage that they were closed from. */
const monthOfStage = /(\d{4}-\d\d\/)\d+/g;

/** How many deals of each month had been in a stage; ids of stages and times are left out. */
function staysByMonth(stays: string): string[] {
  const figures: [string, [number, number]][] = Object.entries(JSON.parse(stays));
  return figures.map(([place, [deals]]) => `${place.slice(0, 2)}: ${deals}`).toSorted();
}

let cases = 0;
const madeInParts: string[] = [];

test.each(mutationPaths)("%s happens once or not at all when the database fails", async (path) => {
  const silent = vi.spyOn(console, "error").mockImplementation(() => {});
  onTestFinished(() => silent.mockRestore());

  const smooth = await prepared(path);
  expect((await smooth.send(never)).status).toBe(200);
  const inParts = smooth.faulty.writes() > 1;
  if (inParts) madeInParts.push(path);
  const expected = contentOf(await dumpWorkspace(smooth.userId));

  const { userId, key, send, faulty } = await prepared(path);
  const before = await dumpWorkspace(userId);
  let done: Dump | undefined;
  let reached = true;
  for (let trips = 1; reached; trips += 1) {
    reached = false;
    for (const moment of faultMoments) {
      const answer = await send(trips, moment);
      if (!faulty.failed()) continue;
      reached = true;
      cases += 1;
      const now = await dumpWorkspace(userId);
      const isDone = (now.operations ?? []).some((each) => each.key === key);
      // The contents of purged files are removed afterwards, or else by cron.
      const failedAfterwards = answer.status === 200 && isDone && path.startsWith("trash.");
      if (!failedAfterwards) {
        expect(answer.status, `${moment} ${trips}: ${answer.text}`).toBe(500);
        expect(JSON.parse(answer.text).error.json.message).toBe(plainMessage);
      }
      if (isDone) done ??= now;
      if (!isDone || !inParts) expect(now, `${moment} ${trips}`).toEqual(done ?? before);
    }
  }

  const first = await send(never);
  expect(first.status, first.text).toBe(200);
  const after = await dumpWorkspace(userId);
  if (!inParts) expect(after).toEqual(done);
  expect(contentOf(after)).toEqual(expected);
  expect(await send(never)).toEqual(first);
  expect(await dumpWorkspace(userId)).toEqual(after);
  expect(await wrongFigures(userId)).toEqual([]);
});

test("only the sample data and Trash are written in parts, and every mutation has failed at each moment", () => {
  expect(madeInParts).toEqual(["trash.empty", "sample.load"]);
  expect(cases).toBeGreaterThan(mutationPaths.length * faultMoments.length);
  console.info(`${cases} faults in ${mutationPaths.length} mutations.`);
});
