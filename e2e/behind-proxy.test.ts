import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "../server/commands/prepare.mjs";
import { serve } from "../server/commands/serve.mjs";

/* `npm start` behind a server that speaks TLS, as docs/deploy.md has it. */

const port = 4195;
const origin = "https://crm.example.com";
let stop = async () => {};

beforeAll(async () => {
  const state = await mkdtemp(path.join(tmpdir(), "kith-proxied-"));
  await migrate(state);
  const server = await serve({ state, host: "127.0.0.1", port, origin });
  stop = async () => {
    await server.stop();
    await rm(state, { recursive: true });
  };
});
afterAll(() => stop());

function signUp(from: string): Promise<Response> {
  const email = `${crypto.randomUUID()}@example.com`;
  return fetch(`http://127.0.0.1:${port}/sign-up`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: from, "x-forwarded-for": "192.0.2.1, 198.51.100.7" },
    body: new URLSearchParams({ name: "Ada", email, password: "correct horse" }),
  });
}

test("behind a server with TLS the site is the one that people see, and its mailbox is closed", async () => {
  const answer = await signUp(origin);
  expect(answer.status).toBe(302);
  const session = answer.headers.getSetCookie().filter((cookie) => cookie.includes("session"));
  for (const cookie of session) expect(cookie).toMatch(/^__Host-.*; Secure/i);
  expect(answer.headers.get("strict-transport-security")).toContain("max-age=");
  expect((await signUp(`http://127.0.0.1:${port}`)).status).toBe(403);
  expect((await fetch(`http://127.0.0.1:${port}/dev/mailbox`)).status).toBe(404);
});

test("files of the build have the headers of pages, as far as they concern files", async () => {
  const page = await fetch(`http://127.0.0.1:${port}/sign-in`);
  const [asset] = /\/assets\/[\w.-]+\.js/.exec(await page.text()) ?? [];
  for (const path of [asset, "/icon.svg"]) {
    const { status, headers } = await fetch(`http://127.0.0.1:${port}${path}`);
    expect(status, path).toBe(200);
    const names = [
      ...["x-content-type-options", "x-frame-options", "referrer-policy"],
      ...["cross-origin-opener-policy", "cross-origin-resource-policy"],
    ];
    for (const name of names) expect(headers.get(name), name).toBe(page.headers.get(name));
  }
});
