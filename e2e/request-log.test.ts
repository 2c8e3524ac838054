import { createExecutionContext, SELF, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, onTestFinished, test, vi } from "vitest";
import { faultyDatabase } from "../server/testing/faults.ts";
import { newPerson, origin } from "./built.ts";

type Fetching = { fetch: (request: Request, bindings: object, ctx: object) => Promise<Response> };

/** Sends a request to the built Worker as it is deployed, and returns what it logs. */
async function logged(path: string, init: RequestInit, DB = env.DB) {
  const lines: string[] = [];
  const keep = (line: unknown) => void lines.push(String(line));
  const spies = [vi.spyOn(console, "log"), vi.spyOn(console, "error")];
  for (const spy of spies) spy.mockImplementation(keep);
  onTestFinished(() => spies.forEach((spy) => void spy.mockRestore()));
  const file = "../build/server/index.js";
  const worker: Fetching = (await import(file)).default;
  const context = createExecutionContext();
  const bindings = { ...env, DB, LOCAL_MAILBOX: undefined };
  const answer = await worker.fetch(new Request(origin + path, init), bindings, context);
  await waitOnExecutionContext(context);
  return { answer, lines, requests: lines.filter((line) => line.includes('"route"')) };
}

test("each request is one line with its id, route, status and duration, and nothing of anybody", async () => {
  const person = await newPerson();
  const { id } = await person.call<{ id: number }>("contact.create", { firstName: "Sarah" });
  const headers = { cookie: person.cookieHeader };
  for (const [path, route] of [
    [`/contacts/${id}?from=search%3Dsarah`, "/contacts/:"],
    ["/contacts.data?search=sarah%40example.com", "/contacts.data"],
    ["/sarah@example.com/secret", "/:/:"],
    ["/api/trpc/contact.list?input=%7B%7D", "/api/trpc/contact.list"],
    ["/calendar/secret.ics", "/calendar/:"],
  ]) {
    const { answer, lines, requests } = await logged(path ?? "", { headers, redirect: "manual" });
    expect(requests, path).toHaveLength(1);
    expect(JSON.parse(requests[0] ?? "")).toEqual({
      id: answer.headers.get("x-request-id"),
      method: "GET",
      route,
      status: answer.status,
      duration: expect.any(Number),
      queries: expect.any(Number),
    });
    expect(lines.join("\n")).not.toMatch(/sarah|secret|\?/i);
  }
});

test("the page of an error has the id by which the log is found, and the log no values", async () => {
  const person = await newPerson();
  const faulty = faultyDatabase();
  const headers = { cookie: person.cookieHeader };
  await logged("/sign-in", {}, faulty.d1);
  faulty.failAt(1, "in");
  const { answer, lines } = await logged("/contacts?search=sarah", { headers }, faulty.d1);
  expect(answer.status).toBe(500);
  const id = answer.headers.get("x-request-id") ?? "";
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(await answer.text()).toContain(`Error ID: ${id}`);
  const faults = lines.filter((line) => line.includes('"error"'));
  expect(faults.length).toBeGreaterThan(0);
  for (const line of faults) expect(JSON.parse(line)).toMatchObject({ id });
  expect(lines.join("\n")).not.toMatch(/sarah/i);
});

test("what Better Auth logs is a line with the id of its request, without whom it is about", async () => {
  const body = new URLSearchParams({ email: "sarah@example.com", password: "wrong horse" });
  const headers = { origin, "cf-connecting-ip": "10.9.8.7" };
  const { answer, lines } = await logged("/sign-in", { method: "POST", body, headers });
  expect(answer.status).toBe(400);
  const id = answer.headers.get("x-request-id");
  const said = lines.map((line) => JSON.parse(line)).filter((line) => "auth" in line);
  expect(said).toEqual([{ id, auth: "User not found" }]);
  expect(lines.join("\n")).not.toMatch(/sarah|horse/i);
});

test("nothing is logged on a machine of one's own, but each answer has its id", async () => {
  const ids = [await SELF.fetch(`${origin}/health`), await SELF.fetch(`${origin}/sign-in`)].map(
    (answer) => answer.headers.get("x-request-id"),
  );
  expect(new Set(ids).size).toBe(2);
});
