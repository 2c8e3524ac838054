import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { costOf, newPerson, Visitor } from "./built.ts";

test("signing up opens a session that costs later pages no round trip", async () => {
  const visitor = new Visitor();
  const email = `${crypto.randomUUID()}@example.com`;
  const answer = await visitor.post("/sign-up", { name: "Ada", email, password: "correct horse" });
  expect(answer.status).toBe(302);
  expect(answer.headers.get("location")).toBe("/dashboard");
  const page = await visitor.send("/contacts/import");
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("Ada");
  expect(costOf(page).queries).toBe(0);
});

test("without the cached session, two round trips tell who is there, and it is cached again", async () => {
  const person = await newPerson();
  for (const name of [...person.cookies.keys()]) {
    if (name.includes("session_data")) person.cookies.delete(name);
  }
  const page = await person.send("/contacts/import");
  expect(page.status).toBe(200);
  expect(costOf(page).queries).toBeLessThanOrEqual(2);
  expect(costOf(await person.send("/contacts/import")).queries).toBe(0);
});

test("signing out ends the session", async () => {
  const person = await newPerson();
  const before = new Map(person.cookies);
  const answer = await person.post("/sign-out", {});
  expect(answer.status).toBe(302);
  expect(answer.headers.get("location")).toBe("/");
  const page = await person.send("/contacts");
  expect(page.status).toBe(302);
  expect(page.headers.get("location")).toBe("/sign-in?next=%2Fcontacts");
  for (const [name, value] of before) {
    if (!name.includes("session_data")) person.cookies.set(name, value);
  }
  expect((await person.send("/contacts")).status).toBe(302);
});

test("a forged session is none", async () => {
  const person = await newPerson();
  for (const [name, value] of person.cookies) person.cookies.set(name, `${value.slice(0, -4)}AAAA`);
  expect((await person.send("/contacts")).status).toBe(302);
});

test("a Worker without a secret refuses to answer, and says what to do", async () => {
  const file = "../build/server/index.js";
  const worker: { default: ExportedHandler<Cloudflare.Env> } = await import(file);
  const request = new Request("https://no-secret.example/") as Request<
    unknown,
    IncomingRequestCfProperties
  >;
  const secretless = { DB: env.DB, EARLIER: env.DB, MIGRATIONS: [] };
  await expect(
    worker.default.fetch?.(request, secretless, createExecutionContext()),
  ).rejects.toThrow(/BETTER_AUTH_SECRET is missing.*npx wrangler secret put/);
});
