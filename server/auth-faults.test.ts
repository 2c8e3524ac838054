import { env } from "cloudflare:workers";
import { expect, onTestFinished, test, vi } from "vitest";
import { createAuth } from "./auth.ts";
import { openDatabase } from "./db/client.ts";
import { faultMoments, faultyDatabase } from "./testing/faults.ts";

const origin = "https://kith.example";
const password = "correct horse battery";

/** All that is printed until the test ends. */
function printed(): unknown[] {
  const lines: unknown[] = [];
  for (const method of ["log", "warn", "error"] as const) {
    const spy = vi.spyOn(console, method).mockImplementation((...said) => void lines.push(...said));
    onTestFinished(() => void spy.mockRestore());
  }
  return lines;
}

function post(path: string, body: object): Request {
  const headers = { "content-type": "application/json", origin, "cf-connecting-ip": "192.0.2.7" };
  return new Request(`${origin}/api/auth/${path}`, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
}

function authOn(d1: D1Database) {
  return createAuth({
    db: openDatabase(d1),
    secret: env.BETTER_AUTH_SECRET,
    origin,
    providers: [],
    sendReset: async () => {},
    sendLink: async () => {},
  });
}

test("whatever the database refuses while somebody signs up or in, the log has nothing of theirs", async () => {
  const faulty = faultyDatabase();
  const auth = authOn(faulty.d1);
  const lines = printed();
  let failures = 0;
  for (let trip = 1; trip <= 6; trip += 1) {
    const person = { name: "Zerlina", email: `zerlina-${trip}@example.com`, password };
    for (const path of ["sign-up/email", "sign-in/email"]) {
      await env.DB.exec("delete from rate_limit");
      faulty.failAt(trip, "before");
      // What Better Auth throws itself is logged by the Worker.
      const answer = await auth.handler(post(path, person)).catch(() => null);
      if (faulty.failed() && answer?.status === 500) failures += 1;
    }
  }
  expect(failures).toBeGreaterThan(3);
  expect(lines.length).toBeGreaterThan(3);
  // An error of a join is printed by Better Auth itself, with the id of an account.
  const all = lines.join("\n");
  expect(all).not.toMatch(/zerlina|192\.0\.2\.7/i);
  // A hash of scrypt is its salt and its key in hexadecimal.
  expect(all).not.toMatch(/[0-9a-f]{32}/);
});

test("wherever a sign-up fails, it leaves no account without a way to sign in, and works again", async () => {
  const faulty = faultyDatabase();
  const auth = authOn(faulty.d1);
  printed();
  let failures = 0;
  for (const moment of faultMoments) {
    for (let trip = 1; trip <= 8; trip += 1) {
      const person = { name: "Zerlina", email: `${moment}-${trip}@example.com`, password };
      await env.DB.exec("delete from rate_limit");
      faulty.failAt(trip, moment);
      const answer = await auth.handler(post("sign-up/email", person)).catch(() => null);
      if (!faulty.failed() || answer?.ok) continue;
      failures += 1;
      const [stranded] = await env.DB.prepare(
        "select email from user where id not in (select user_id from account)",
      ).raw();
      expect(stranded, `${moment} ${trip}`).toBeUndefined();
      const again = ["sign-up/email", "sign-in/email"].map((path) => post(path, person));
      const answers = await Promise.all(again.map((request) => auth.handler(request)));
      expect(
        answers.some(({ ok }) => ok),
        `${moment} ${trip}`,
      ).toBe(true);
    }
  }
  expect(failures).toBeGreaterThan(6);
});
