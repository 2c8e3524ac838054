import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { twoStepPasswordMessage } from "#domain/account/two-step.ts";
import { codeOf } from "./authenticator.ts";
import { wordsOf } from "./built.ts";
import { ConfiguredVisitor } from "./configured.ts";
import { mailsTo } from "./mailbox.ts";
import { doubleKeys } from "./provider-keys.mjs";
import type { SiteVisitor } from "./visitor.ts";

/* What asks for a password, for an account by each way of signing in: most have none. */

const password = "correct horse";

interface Way {
  name: string;
  /** What /confirm offers an account with that way alone. */
  offers: string;
  /** Adds that way to an account. */
  add: (id: number) => Promise<unknown>;
}

const run = (statement: string, ...values: unknown[]) =>
  env.DB.prepare(statement)
    .bind(...values)
    .run();

const passkey: Way = {
  name: "a passkey",
  offers: "Sign out and sign in again",
  add: (id) =>
    run(
      `insert into passkey (public_key, user_id, credential_id, counter, device_type, backed_up, created_at)
          values ('key', ?, ?, 0, 'singleDevice', 0, 0)`,
      id,
      crypto.randomUUID(),
    ),
};

const provider: Way = {
  name: "a provider",
  offers: "Continue with Google",
  add: (id) =>
    run(
      `insert into account (account_id, provider_id, user_id, created_at, updated_at)
          values (?, 'google', ?, 0, 0)`,
      crypto.randomUUID(),
      id,
    ),
};

const link: Way = {
  name: "a link in a mail",
  offers: "Sign in again by mail",
  add: (id) => run("update user set email_verified = 1 where id = ?", id),
};

const withoutPassword = [passkey, provider, link];

/** Somebody who has signed up with a password, and then added these ways to sign in. */
async function personWith(
  ways: Way[],
  {
    hasTwoSteps = false,
    keepsPassword = false,
  }: { hasTwoSteps?: boolean; keepsPassword?: boolean } = {},
) {
  const visitor = new ConfiguredVisitor(doubleKeys);
  const email = `${crypto.randomUUID()}@example.com`;
  await visitor.post("/sign-up", { name: "Ada", email, password });
  const row = await env.DB.prepare("select id from user where email = ?").bind(email).first();
  const id = Number(row?.id);
  if (hasTwoSteps) await switchOn(visitor);
  if (!keepsPassword) await run("delete from account where user_id = ?", id);
  for (const { add } of ways) await add(id);
  return { visitor, email, id };
}

const age = (id: number) =>
  run("update session set created_at = 0, confirmed_at = 0 where user_id = ?", id);
/** As signing in again by any way would do. */
const confirm = (id: number) =>
  run("update session set confirmed_at = ? where user_id = ?", Date.now(), id);
const pageAt = async (visitor: SiteVisitor, path: string) => (await visitor.send(path)).text();

const pages: { path: string; form: Record<string, string>; done: number }[] = [
  { path: "/settings/two-step/codes", form: {}, done: 200 },
  { path: "/settings/two-step/off", form: {}, done: 302 },
  { path: "/settings/data/delete", form: { confirm: "DELETE" }, done: 302 },
];

async function switchOn(visitor: SiteVisitor): Promise<void> {
  const made = await askTwoStep(visitor, "enable", { password });
  const { totpURI } = (await made.json()) as { totpURI: string };
  const code = await codeOf(new URL(totpURI).searchParams.get("secret") ?? "");
  expect((await askTwoStep(visitor, "verify-totp", { code })).status).toBe(200);
}

function askTwoStep(visitor: SiteVisitor, path: string, body: object): Promise<Response> {
  return visitor.send(`/api/auth/two-factor/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** The path of the link to confirm an address, from the mail to it. */
async function linkTo(email: string): Promise<string> {
  const [mail] = await mailsTo(email);
  return /\/confirm-email\/[\w-]+/.exec(mail?.text ?? "")?.[0] ?? "";
}

describe.each(withoutPassword)("with $name alone", (way) => {
  test("nothing asks for a password, and a confirmation is offered by that way", async () => {
    const { visitor, id } = await personWith([way], { hasTwoSteps: true });
    await age(id);
    const confirming = await pageAt(visitor, "/confirm");
    // A browser with JavaScript shows nothing of <noscript>.
    expect(wordsOf(confirming.replace(/<noscript>.*?<\/noscript>/gs, ""))).toContain(way.offers);
    expect(confirming).not.toContain("currentPassword");
    for (const { path, form, done } of pages) {
      await age(id);
      const page = await pageAt(visitor, path);
      expect(page, path).toContain("<button");
      expect(page, path).not.toContain("currentPassword");
      const asked = await visitor.post(path, { ...form, currentPassword: "anything" });
      expect(asked.status, path).toBe(307);
      expect(asked.headers.get("location"), path).toBe(`/confirm?to=${encodeURIComponent(path)}`);
      await confirm(id);
      const answer = await visitor.post(path, form);
      expect(answer.status, `${path} leads to ${answer.headers.get("location")}`).toBe(done);
    }
  });

  test("two-step sign-in isn't set up, and a confirmation isn't renewed by asking", async () => {
    const { visitor, id } = await personWith([way]);
    const almostOver = Date.now() - 599_000;
    await run("update session set confirmed_at = ? where user_id = ?", almostOver, id);
    for (const body of [{}, { password }]) {
      const asked = await askTwoStep(visitor, "enable", body);
      expect(asked.status).toBe(400);
      expect(await asked.json()).toMatchObject({ message: twoStepPasswordMessage });
    }
    const posted = await visitor.post("/settings/two-step", { currentPassword: password });
    expect(posted.status).toBe(400);
    expect(wordsOf(await posted.text())).toContain(twoStepPasswordMessage);
    const count = "select count(*) as count from two_factor where user_id = ?";
    expect(await env.DB.prepare(count).bind(id).first("count")).toBe(0);
    const confirmed = "select confirmed_at from session where user_id = ?";
    expect(await env.DB.prepare(confirmed).bind(id).first("confirmed_at")).toBe(almostOver);
  });

  test("a change of email is confirmed in a session of the account", async () => {
    const { visitor } = await personWith([way]);
    const email = `${crypto.randomUUID()}@example.com`;
    await visitor.post("/settings/email", { email });
    const link = await linkTo(email);
    const elsewhere = new ConfiguredVisitor(doubleKeys);
    const page = await pageAt(elsewhere, link);
    expect(page).toContain(`href="/sign-in?next=${encodeURIComponent(link)}"`);
    expect(page).not.toContain('type="password"');
    const refused = await elsewhere.post(link, { password: "anything" });
    expect(refused.status).toBe(400);
    const { visitor: other } = await personWith([way]);
    expect(wordsOf(await pageAt(other, link))).toContain("sign out here and open the link again");
    expect(await pageAt(visitor, link)).not.toContain('type="password"');
    const done = await visitor.post(link, {});
    expect(done.headers.get("location")).toMatch(/^\/confirm-email\?/);
  });
});

test("a session that has ended leads to sign-in, and the form is kept", async () => {
  const visitor = new ConfiguredVisitor(doubleKeys);
  const email = `${crypto.randomUUID()}@example.com`;
  await visitor.post("/sign-up", { name: "Ada", email, password });
  const ended = "delete from session where user_id = (select id from user where email = ?)";
  await run(ended, email);
  for (const { path, form } of pages) {
    const answer = await visitor.post(path, { ...form, currentPassword: password });
    expect(answer.headers.get("location")).toBe(`/sign-in/resume?to=${encodeURIComponent(path)}`);
  }
});

describe.each([
  { name: "confirmed", reach: confirm },
  { name: "not confirmed", reach: age },
])("with a password, $name", ({ reach }) => {
  test.each(pages)("$path asks for it", async ({ path, form, done }) => {
    const { visitor, id } = await personWith([], { hasTwoSteps: true, keepsPassword: true });
    const typed = { ...form, currentPassword: "wrong horse" };
    await reach(id);
    expect(await pageAt(visitor, path)).toContain('name="currentPassword"');
    const missing = await visitor.post(path, form);
    expect(missing.status).toBe(400);
    expect(wordsOf(await missing.text())).toContain("Enter your current password.");
    const wrong = await visitor.post(path, typed);
    expect(wrong.status).toBe(400);
    expect(wordsOf(await wrong.text())).toContain("That password is incorrect.");
    const right = await visitor.post(path, { ...form, currentPassword: password });
    expect(right.status).toBe(done);
  });
});

test("whoever has forgotten a password, or has a passkey elsewhere, can sign in again", async () => {
  for (const keepsPassword of [true, false]) {
    const ways = [...(keepsPassword ? [] : [passkey]), provider, link];
    const { visitor, id } = await personWith(ways, { keepsPassword });
    await age(id);
    const path = `/confirm?to=${encodeURIComponent("/settings/data/delete")}`;
    const words = wordsOf(await pageAt(visitor, path));
    for (const { offers } of [provider, link]) expect(words).toContain(offers);
    expect(words).toContain("Confirm another way");
    expect(words).not.toContain("go back and copy it first");
    // A link in a mail may be opened in another browser, where nothing is kept.
    const sent = await (await visitor.post(path, { confirm: "DELETE" })).text();
    expect(wordsOf(sent)).toContain("isn&#x27;t kept by mail, so go back and copy it first.");
  }
});
