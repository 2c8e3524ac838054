import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { type FaultMoment, faultMoments, faultyDatabase } from "../server/testing/faults.ts";
import { newPerson, origin, type Visitor, wordsOf } from "./built.ts";

/* What a person sees, without JavaScript, when the database fails under a form. */

type Fetching = { fetch: (request: Request, bindings: object, ctx: object) => Promise<Response> };

const databaseWords = /D1_|SQLITE|malformed|overloaded|exceeded|insert into|\bat .*\.js/i;

/** Sends a request to the built Worker on another database. */
async function send(d1: D1Database, path: string, init?: RequestInit): Promise<Response> {
  const file = "../build/server/index.js";
  const worker: Fetching = (await import(file)).default;
  const context = createExecutionContext();
  const request = new Request(origin + path, { redirect: "manual", ...init });
  const answer = await worker.fetch(request, { ...env, DB: d1 }, context);
  await waitOnExecutionContext(context);
  return answer;
}

/** Sends a form on a database that fails at one of the form's own round trips. */
async function post(person: Visitor, fault: [trip: number, moment: FaultMoment], form: Form) {
  const faulty = faultyDatabase();
  // The first request to a database looks at its schema too.
  await send(faulty.d1, "/sign-in");
  faulty.failAt(...fault);
  const answer = await send(faulty.d1, form.path, {
    method: "POST",
    body: new URLSearchParams(form.fields),
    headers: { origin, cookie: person.cookieHeader },
  });
  return { answer, failed: faulty.failed() };
}

interface Form {
  path: string;
  fields: Record<string, string>;
}

/** The key of the form for a contact; the page has other forms too. */
function keyIn(page: string): string {
  const form = page.slice(page.lastIndexOf("<form", page.indexOf('name="firstName"')));
  return /name="form-key" value="([^"]+)"/.exec(form)?.[1] ?? "";
}

test("a form whose database fails is shown again as typed, and saved once by sending it again", async () => {
  const person = await newPerson();
  const shown = await (await person.send("/contacts/new")).text();
  const fields = { firstName: "Sarah", "form-key": keyIn(shown) };
  let shownAgain = 0;
  for (const trip of [1, 2, 3]) {
    for (const moment of faultMoments) {
      const form = { path: "/contacts/new", fields };
      const { answer, failed } = await post(person, [trip, moment], form);
      if (!failed) continue;
      const page = await answer.text();
      expect(page).not.toMatch(databaseWords);
      expect(answer.status).toBe(500);
      if (!page.includes('value="Sarah"')) continue;
      shownAgain += 1;
      expect(keyIn(page)).toBe(fields["form-key"]);
      expect(wordsOf(page)).toContain("What you entered is still here: try again in a moment.");
    }
  }
  expect(shownAgain).toBeGreaterThan(3);
  expect((await person.post("/contacts/new", fields)).status).toBe(302);
  const { total } = await person.read<{ total: number }>("contact.list", {});
  expect(total).toBe(1);
});

test("a button whose database fails answers a plain page", async () => {
  const person = await newPerson();
  const { id } = await person.call<{ id: number }>("contact.create", { firstName: "Sarah" });
  const form = { path: `/contacts/${id}/delete`, fields: {} };
  const { answer } = await post(person, [1, "before"], form);
  expect(answer.status).toBe(500);
  const page = await answer.text();
  expect(wordsOf(page)).toContain("Something went wrong on our side. Try again in a moment.");
  expect(page).not.toMatch(databaseWords);
});
