import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import routes from "../app/routes.ts?raw";
import { costOf, newPerson, origin, Visitor } from "./built.ts";

const contact = { firstName: "Sarah", lastName: "Lee" };
const write = {
  method: "POST",
  body: JSON.stringify({ json: contact }),
  headers: { origin, "content-type": "application/json" },
};

test("signing up opens a session that costs later pages no round trip of its own", async () => {
  const visitor = new Visitor();
  const email = `${crypto.randomUUID()}@example.com`;
  const answer = await visitor.post("/sign-up", { name: "Ada", email, password: "correct horse" });
  expect(answer.status).toBe(302);
  expect(answer.headers.get("location")).toBe("/today");
  const page = await visitor.send("/tags");
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("Ada");
  expect(costOf(page).queries).toBe(1);
});

test("without the cached session, two more round trips find the person, and it is cached again", async () => {
  const person = await newPerson();
  for (const name of [...person.cookies.keys()]) {
    if (name.includes("session_data")) person.cookies.delete(name);
  }
  const page = await person.send("/tags");
  expect(page.status).toBe(200);
  expect(costOf(page).queries).toBeLessThanOrEqual(3);
  expect(costOf(await person.send("/tags")).queries).toBe(1);
});

/** The ways in which one browser's session ends, as seen by somebody with a copy of its cookies. */
const endings: [string, (person: Visitor) => Promise<unknown>][] = [
  ["signing out", (person) => person.post("/sign-out", {})],
  [
    "a changed password",
    async (person) => {
      const change = { currentPassword: "correct horse", password: "another horse" };
      const answer = await person.post("/settings/password", change);
      expect(answer.headers.get("location")).toBe("/settings");
      expect((await person.send("/tags")).status).toBe(200);
    },
  ],
  ["a session's end in the database", () => env.DB.exec("delete from session")],
];

test("after signing out, a copy of the cookies opens no page and does nothing", async () => {
  const person = await newPerson();
  const made = await person.call<{ id: number; operation: string }>("contact.create", contact);
  const copied = new Map(person.cookies);
  await person.post("/sign-out", {});
  const before = await everything();
  for (const { path, isPage } of routesOf(made)) {
    const answer = await new Visitor(copied).send(path);
    expect(await answer.text(), path).not.toMatch(/Byron|Sarah/);
    if (isPage) expectSignIn(answer, path);
    else expect(answer.status, path).not.toBe(200);
    const posted = await new Visitor(copied).post(path, { ...contact, confirm: "DELETE" });
    expect(await posted.text(), path).not.toMatch(/Byron|Sarah/);
    if (isPage) expectSignIn(posted, path);
    else expect(posted.status, path).not.toBe(200);
  }
  expect(await everything()).toEqual(before);
});

test.each(endings)("%s ends the session at once, and its cookies are deleted", async (_, end) => {
  const person = await newPerson();
  const copied = new Map(person.cookies);
  await end(person);
  const before = await everything();
  const requests: [string, number, RequestInit?][] = [
    ["/api/trpc/contact.list", 401],
    ["/api/trpc/contact.byId?input=nonsense", 401],
    ["/api/trpc/contact.create", 401, write],
    ["/contacts", 302],
    ["/import", 302],
    ["/import.data", 202],
    ["/contacts/export.csv", 302],
  ];
  for (const [path, status, init] of requests) {
    const visitor = new Visitor(copied);
    const answer = await visitor.send(path, init);
    expect(answer.status, path).toBe(status);
    expect(await answer.text(), path).not.toContain("Byron");
    const left = [...visitor.cookies.keys()].filter((name) => name.includes("session"));
    expect(left, path).toEqual([]);
  }
  expect(await everything()).toEqual(before);
});

function expectSignIn(answer: Response, path: string): void {
  expect([302, 307], path).toContain(answer.status);
  expect(answer.headers.get("location"), path).toMatch(/^\/sign-in/);
}

/** Every URL in app/routes.ts for signed-in people, with values for its parameters. */
function routesOf({ id, operation }: { id: number; operation: string }) {
  const params: Record<string, string | number> = { operation, kind: "won", code: "USD" };
  const [, pages = "", rest = ""] =
    /layout\("routes\/signed-in.tsx", \[(.*?)\n {2}\]\),(.*)/s.exec(routes) ?? [];
  const paths = (source: string, isPage: boolean) =>
    [...source.matchAll(/route\("([^"]+)"/g)].map(([, path = ""]) => ({
      path: `/${path.replace(/:(\w+)/g, (_, name: string) => String(params[name] ?? id))}`,
      isPage,
    }));
  const all = [...paths(pages, true), ...paths(rest, false)];
  expect(all.length).toBeGreaterThan(70);
  return all;
}

/** Everything that the database holds of workspaces. */
async function everything(): Promise<unknown> {
  const tables = [
    "contacts",
    "contact_tags",
    "deals",
    "operations",
    "changes",
    "user",
    "saved_views",
  ];
  const answers = await env.DB.batch(
    tables.map((table) => env.DB.prepare(`select * from ${table}`)),
  );
  return answers.map(({ results }) => results);
}

test("a forged session is ignored", async () => {
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
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const answer = await worker.default.fetch?.(request, secretless, createExecutionContext());
  expect(answer?.status).toBe(500);
  expect(await answer?.text()).not.toContain("SECRET");
  expect(log).toHaveBeenCalledOnce();
  const [[said] = []] = log.mock.calls;
  expect(String(said)).toMatch(/BETTER_AUTH_SECRET is missing.*npx wrangler secret put/);
  log.mockRestore();
});
