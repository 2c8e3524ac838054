import { SELF } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { Visitor, wordsOf } from "./built.ts";
import { mailsTo } from "./mailbox.ts";

const password = "correct horse";

/** Somebody with an account, signed in. */
async function newAccount() {
  const visitor = new Visitor();
  const email = `${crypto.randomUUID()}@example.com`;
  await visitor.post("/sign-up", { name: "Ada", email, password });
  return { visitor, email };
}

/** Asks for a link, and returns the one in the mail. */
async function linkFor(email: string): Promise<string> {
  const answer = await new Visitor().post("/forgot-password", { email });
  expect(answer.headers.get("location")).toBe("/forgot-password?sent");
  const [mail] = await mailsTo(email);
  const [link = ""] =
    /https:\/\/kith\.example\/reset-password\?token=[\w-]+/.exec(mail?.text ?? "") ?? [];
  return link.replace("https://kith.example", "");
}

function reset(link: string, next: string): Promise<Response> {
  const token = new URLSearchParams(link.slice(link.indexOf("?"))).get("token") ?? "";
  return new Visitor().post(link, { token, password: next });
}

const signIn = (email: string, typed: string) =>
  new Visitor().post("/sign-in", { email, password: typed });

test("a forgotten password is reset by the link in a mail, by forms alone", async () => {
  const { visitor, email } = await newAccount();
  const signInPage = await (await new Visitor().send("/sign-in")).text();
  expect(signInPage).toContain('href="/forgot-password"');
  const link = await linkFor(email);
  const page = await (await new Visitor().send(link)).text();
  expect(page).toContain("<h1>Set a new password</h1>");
  expect((await visitor.send("/tags")).status).toBe(200);

  const answer = await reset(link, "another horse");
  expect(answer.headers.get("location")).toBe("/sign-in?reset");
  // The session that was open elsewhere has ended.
  expect((await visitor.send("/tags")).headers.get("location")).toContain("/sign-in");
  expect((await signIn(email, password)).status).toBe(400);
  expect((await signIn(email, "another horse")).status).toBe(302);
});

test("a link works once, and not after an hour", async () => {
  const { email } = await newAccount();
  const link = await linkFor(email);
  expect((await reset(link, "another horse")).status).toBe(302);
  const again = await reset(link, "a third horse");
  expect(again.status).toBe(400);
  expect(wordsOf(await again.text())).toContain("This link has expired or was used before.");
  expect((await signIn(email, "another horse")).status).toBe(302);

  const late = await newAccount();
  const expired = await linkFor(late.email);
  const { results } = await env.DB.prepare(
    "select expires_at - created_at as lifetime from verification order by id desc limit 1",
  ).all();
  expect(results[0]?.lifetime).toBeLessThanOrEqual(3_600_000);
  expect(results[0]?.lifetime).toBeGreaterThan(3_590_000);
  await env.DB.exec("update verification set expires_at = unixepoch() * 1000 - 1000");
  expect((await reset(expired, "another horse")).status).toBe(400);
  expect((await reset("/reset-password?token=made-up", "another horse")).status).toBe(400);
  expect((await reset("/reset-password", "another horse")).status).toBe(400);
});

test("a new password has to be as good as any, and a refused one doesn't use up the link", async () => {
  const { email } = await newAccount();
  const link = await linkFor(email);
  for (const weak of ["short", "password1", "monday2026", email]) {
    const answer = await reset(link, weak);
    expect(answer.status, weak).toBe(400);
    expect(await answer.text(), weak).not.toContain(`value="${weak}"`);
  }
  expect((await reset(link, "another horse")).status).toBe(302);
});

test("nothing says whether an address has an account", async () => {
  const { email } = await newAccount();
  const nobody = `${crypto.randomUUID()}@example.com`;
  const answers = await Promise.all(
    [email, nobody].map(async (each) => {
      const answer = await new Visitor().post("/forgot-password", { email: each });
      const own = ["server-timing", "x-request-id"];
      const headers = [...answer.headers].filter(([name]) => !own.includes(name));
      return { status: answer.status, headers, body: await answer.text() };
    }),
  );
  expect(answers[1]).toEqual(answers[0]);
  expect(await mailsTo(email)).toHaveLength(1);
  expect(await mailsTo(nobody)).toEqual([]);
  const page = wordsOf(await (await new Visitor().send("/forgot-password?sent")).text());
  expect(page).toContain("If that address has an account");
});

test("requests are throttled by address and by account, whether it exists or not", async () => {
  const { email } = await newAccount();
  const accounts = [email, `${crypto.randomUUID()}@example.com`];
  for (const account of accounts) {
    const statuses: number[] = [];
    for (let tries = 0; tries < 4; tries += 1) {
      const answer = await new Visitor().post("/forgot-password", { email: account });
      statuses.push(answer.status);
    }
    expect(statuses, account).toEqual([302, 302, 302, 400]);
  }
  expect(await mailsTo(email)).toHaveLength(3);
  const visitor = new Visitor();
  const statuses: number[] = [];
  for (let tries = 0; tries < 4; tries += 1) {
    const nobody = { email: `${crypto.randomUUID()}@example.com` };
    statuses.push((await visitor.post("/forgot-password", nobody)).status);
  }
  expect(statuses).toEqual([302, 302, 302, 400]);
});

test("after a reset, wrong passwords of before don't keep its person out", async () => {
  const { email } = await newAccount();
  for (let tries = 0; tries < 11; tries += 1) await signIn(email, "wrong horse");
  expect((await signIn(email, password)).status).toBe(400);
  await reset(await linkFor(email), "another horse");
  expect((await signIn(email, "another horse")).status).toBe(302);
});

test("whoever signed up with somebody else's address has no way in once its owner sets a password", async () => {
  const { visitor, email } = await newAccount();
  const person = await env.DB.prepare("select id from user where email = ?").bind(email).first();
  const id = Number(person?.id);
  await visitor.post("/settings/calendar/renew", {});
  await visitor.post("/settings/email", { email: `${crypto.randomUUID()}@example.com` });
  await env.DB.batch([
    env.DB.prepare(
      `insert into passkey (user_id, public_key, credential_id, counter, device_type, backed_up)
        values (?1, 'key', ?2, 0, 'singleDevice', 0)`,
    ).bind(id, crypto.randomUUID()),
    env.DB.prepare(
      "insert into two_factor (user_id, secret, backup_codes, verified) values (?, 'x', 'x', 1)",
    ).bind(id),
    env.DB.prepare("update user set two_factor_enabled = 1 where id = ?").bind(id),
  ]);
  const ways = ["passkey", "two_factor", "calendar_feeds", "email_changes", "session"];
  const left = async () => {
    const rows = ways.map((table) => env.DB.prepare(`select 1 from ${table} where user_id = ?`));
    const found = await env.DB.batch(rows.map((row) => row.bind(id)));
    return ways.filter((_, at) => (found[at]?.results.length ?? 0) > 0);
  };
  expect(await left()).toEqual(ways);
  await reset(await linkFor(email), "another horse");
  expect(await left()).toEqual([]);
  const answer = await signIn(email, "another horse");
  expect(answer.headers.get("location")).toBe("/today");

  // Of an address that was confirmed, only sessions end.
  await env.DB.prepare(
    `insert into passkey (user_id, public_key, credential_id, counter, device_type, backed_up)
      values (?1, 'key', ?2, 0, 'singleDevice', 0)`,
  )
    .bind(id, crypto.randomUUID())
    .run();
  await reset(await linkFor(email), "a third horse");
  expect(await left()).toEqual(["passkey"]);
});

test("the mailbox is a page and JSON, for nobody but one's own machine", async () => {
  const { email } = await newAccount();
  await linkFor(email);
  const ask = (url: string, headers = {}) => SELF.fetch(url, { headers });
  const page = await ask("http://localhost/dev/mailbox");
  expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(await page.text()).toContain(`To ${email}`);
  expect((await mailsTo(email))[0]).toMatchObject({ subject: "Reset your Kith password" });
  for (const url of ["https://kith.example/dev/mailbox", "http://192.168.0.4:4173/dev/mailbox"]) {
    const answer = await ask(url, { accept: "application/json" });
    expect(answer.status, url).not.toBe(200);
    expect(await answer.text(), url).not.toContain(email);
  }
  // A server in front of Kith says on whose behalf it asks.
  const proxied = { accept: "application/json", "x-forwarded-for": "203.0.113.7" };
  const answer = await ask("http://localhost/dev/mailbox", proxied);
  expect(await answer.text()).not.toContain(email);
});
