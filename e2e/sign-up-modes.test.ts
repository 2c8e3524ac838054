import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { origin } from "./built.ts";

type Fetching = { fetch: (request: Request, bindings: object, ctx: object) => Promise<Response> };

/** The built Worker with another configuration. */
async function visit(SIGN_UP: string, path: string, init?: RequestInit): Promise<Response> {
  const file = "../build/server/index.js";
  const worker: Fetching = (await import(file)).default;
  const context = createExecutionContext();
  const answer = await worker.fetch(
    new Request(origin + path, { redirect: "manual", ...init }),
    { ...env, SIGN_UP },
    context,
  );
  await waitOnExecutionContext(context);
  return answer;
}

function signUp(mode: string): Promise<Response> {
  const person = {
    name: "Ada",
    email: `${crypto.randomUUID()}@example.com`,
    password: "correct horse",
  };
  const body = new URLSearchParams(person);
  return visit(mode, "/sign-up", { method: "POST", body, headers: { origin } });
}

const closed = "This Kith takes no new accounts.";

test("sign-up is closed, open, or for the first person only", async () => {
  expect((await signUp("closed")).status).toBe(400);
  expect(await (await visit("closed", "/sign-up")).text()).toContain(closed);
  expect(await (await visit("first", "/sign-up")).text()).not.toContain(closed);
  expect((await signUp("first")).status).toBe(302);
  const second = await signUp("first");
  expect(second.status).toBe(400);
  expect(await second.text()).toContain(closed);
  expect(await (await visit("first", "/sign-up")).text()).toContain(closed);
  expect((await signUp("open")).status).toBe(302);
  expect((await signUp("")).status).toBe(302);
  // A misspelt mode lets nobody in.
  expect((await signUp("frist")).status).toBe(400);
});
