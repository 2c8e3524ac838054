import { applyD1Migrations, createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { origin, wordsOf } from "./built.ts";

/* The built Worker on databases that have other migrations than it needs. */

type Fetching = { fetch: (request: Request, bindings: object, ctx: object) => Promise<Response> };

const { EARLIER: d1, MIGRATIONS: migrations } = env;

async function visit(path: string, init?: RequestInit): Promise<Response> {
  const file = "../build/server/index.js";
  const worker: Fetching = (await import(file)).default;
  const context = createExecutionContext();
  const request = new Request(origin + path, { redirect: "manual", ...init });
  const answer = await worker.fetch(request, { ...env, DB: d1 }, context);
  await waitOnExecutionContext(context);
  return answer;
}

const signUp = () =>
  visit("/sign-up", {
    method: "POST",
    headers: { origin },
    body: new URLSearchParams({
      name: "Ada",
      email: `${crypto.randomUUID()}@example.com`,
      password: "correct horse",
    }),
  });

const signIn = () =>
  visit("/api/auth/sign-in/email", {
    method: "POST",
    headers: { origin, "content-type": "application/json" },
    body: JSON.stringify({ email: "ada@example.com", password: "correct horse" }),
  });

test("a database without the latest migrations is answered by a page that says what to do", async () => {
  for (const applied of [0, migrations.length - 1]) {
    if (applied > 0) await applyD1Migrations(d1, migrations.slice(0, applied));
    for (const answer of [await visit("/sign-in"), await visit("/contacts"), await signUp()]) {
      expect(answer.status).toBe(503);
      expect(answer.headers.get("retry-after")).toBe("60");
      expect(wordsOf(await answer.text())).toContain("enter “npm run db:migrate”");
    }
    const call = await visit("/api/trpc/contact.list");
    expect([call.status, await call.json()]).toMatchObject([
      503,
      { error: expect.stringContaining("db:migrate") },
    ]);
  }
  await applyD1Migrations(d1, migrations);
  expect((await signUp()).status).toBe(302);
});

test("a newer database is fine, unless a migration says that it breaks older versions", async () => {
  await d1.exec("insert into d1_migrations (name) values ('9998_more.sql')");
  expect((await visit("/health")).status).toBe(200);
  expect((await signUp()).status).toBe(302);
  await d1.exec("insert into d1_migrations (name) values ('9999_breaking_less.sql')");
  expect((await visit("/health")).status).toBe(503);
  // What was found once is believed until the database fails.
  expect((await visit("/sign-in")).status).toBe(200);
  await d1.exec("alter table password_tries rename to hidden");
  expect((await signIn()).status).toBe(500);
  await d1.exec("alter table hidden rename to password_tries");
  const answer = await visit("/sign-in");
  expect(answer.status).toBe(503);
  expect(wordsOf(await answer.text())).toContain(
    "publish the latest version with “npm run deploy”",
  );
});
