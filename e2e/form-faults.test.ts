import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { faultMoments, faultyDatabase } from "../server/testing/faults.ts";
import { newPerson, origin, type Visitor, wordsOf } from "./built.ts";

/* What a person sees, without JavaScript, when the database fails under a form. */

type Fetching = { fetch: (request: Request, bindings: object, ctx: object) => Promise<Response> };

const databaseWords = /D1_|SQLITE|malformed|overloaded|exceeded|insert into|\bat .*\.js/i;

/** Sends a form to the built Worker on a database that fails. */
async function post(person: Visitor, d1: D1Database, path: string, fields: object) {
  const file = "../build/server/index.js";
  const worker: Fetching = (await import(file)).default;
  const context = createExecutionContext();
  const request = new Request(origin + path, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ ...fields }),
    headers: { origin, cookie: person.cookieHeader },
  });
  const answer = await worker.fetch(request, { ...env, DB: d1 }, context);
  await waitOnExecutionContext(context);
  return answer;
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
      const faulty = faultyDatabase();
      faulty.failAt(trip, moment);
      const answer = await post(person, faulty.d1, "/contacts/new", fields);
      if (!faulty.failed()) continue;
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
  const faulty = faultyDatabase();
  faulty.failAt(1, "before");
  const answer = await post(person, faulty.d1, `/contacts/${id}/delete`, {});
  expect(answer.status).toBe(500);
  const page = await answer.text();
  expect(wordsOf(page)).toContain("Something went wrong on our side. Try again in a moment.");
  expect(page).not.toMatch(databaseWords);
});
