import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Persona, ProviderDouble, type ProviderName } from "./provider-double.ts";
import { doubleKeys } from "./provider-keys.mjs";
import { type Rows, servedSite } from "./served-site.ts";
import { type Site, SiteVisitor } from "./visitor.ts";

/* Sign-in by Google, Microsoft and GitHub, from the Worker to a double of all three on this machine. */

const double = new ProviderDouble(4201);
beforeAll(() => double.listen());
afterAll(() => double.close());
beforeEach(() => {
  double.failure = undefined;
});

const password = "correct horse";
const names = ["google", "microsoft", "github"] as const;
const titles = { google: "Google", microsoft: "Microsoft", github: "GitHub" };
const newEmail = () => `${crypto.randomUUID()}@example.com`;
let lastId = 1_000;

function persona(more: Partial<Persona> = {}): Persona {
  lastId += 1;
  return { id: String(lastId), email: newEmail(), name: "Ada Byron", ...more };
}

const config = { ...doubleKeys, PROVIDERS_DOUBLE: double.url };
const site = servedSite(4202, config);

/** Presses a provider's button, and returns where it leads. */
async function begin(visitor: SiteVisitor, name: ProviderName, fields = {}): Promise<string> {
  const answer = await visitor.post(`/sign-in/with/${name}`, fields);
  expect(answer.status, await answer.clone().text()).toBe(302);
  return answer.headers.get("location") ?? "";
}

/** Follows a URL that leads back from the provider, and returns where that leads. */
async function comeBack(visitor: SiteVisitor, url: string): Promise<string> {
  const { pathname, search } = new URL(url);
  const answer = await visitor.send(pathname + search);
  expect(answer.status).toBe(302);
  return answer.headers.get("location") ?? "";
}

/** Signs in by a provider, and returns where that leads. */
async function signIn(visitor: SiteVisitor, name: ProviderName, who: Persona, fields = {}) {
  return comeBack(visitor, double.allow(await begin(visitor, name, fields), who));
}

/** What the page at a path says. */
async function wordsAt(visitor: SiteVisitor, path: string): Promise<string> {
  const html = await (await visitor.send(path)).text();
  return html.replace(/<!--.*?-->|<[^>]+>/gs, "").replaceAll("&#x27;", "'");
}

const isSignedIn = async (visitor: SiteVisitor) => (await visitor.send("/tags")).status === 200;

/** Somebody who has signed up with a password. */
async function withPassword(at: Site = site, email = newEmail()) {
  const visitor = new SiteVisitor(at);
  await visitor.post("/sign-up", { name: "Ada", email, password });
  return { visitor, email };
}

async function link(visitor: SiteVisitor, name: ProviderName, who: Persona): Promise<string> {
  const answer = await visitor.post("/settings/providers/link", { provider: name });
  return comeBack(visitor, double.allow(answer.headers.get("location") ?? "", who));
}

const unlink = (visitor: SiteVisitor, name: ProviderName) =>
  visitor.post("/settings/providers/unlink", { provider: name });

describe.each(names)("%s", (name) => {
  test("signs up and in again, keeps no token, and asks nothing of passwords", async () => {
    const who = persona();
    const visitor = new SiteVisitor(site);
    expect(await wordsAt(visitor, "/sign-in")).toContain(`Continue with ${titles[name]}`);
    expect(await wordsAt(visitor, "/sign-up")).toContain(`Continue with ${titles[name]}`);
    expect(await signIn(visitor, name, who, { next: "/tags?a=1" })).toBe("/tags?a=1");
    expect(await wordsAt(visitor, "/settings")).toContain(who.email);

    // The address at the provider may change: the account doesn't.
    const again = new SiteVisitor(site);
    expect(await signIn(again, name, { ...who, email: newEmail() })).toBe("/today");
    expect(await wordsAt(again, "/settings")).toContain(who.email);
    const rows = await accountsOf(who.email);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ provider_id: name, email_verified: 1, name: "Ada Byron" });
    for (const column of ["access_token", "refresh_token", "id_token", "scope", "password"]) {
      expect(rows[0]?.[column], column).toBeNull();
    }

    // It is the only way in.
    await unlink(again, name);
    expect(await wordsAt(again, "/settings/providers")).toContain(
      "This is your only way to sign in.",
    );
    expect((await again.send("/settings/password")).headers.get("location")).toBe(
      "/settings/passkeys",
    );
    const gone = await again.post("/settings/data/delete", { confirm: "DELETE" });
    expect(gone.headers.get("location")).toBe("/sign-in?deleted");
    // Signing in brings it back, as with a password.
    expect(await signIn(again, name, who)).toBe("/today");
    expect(await isSignedIn(again)).toBe(true);
  });

  test("enters no account by its address, until it is linked under Settings", async () => {
    const { visitor, email } = await withPassword();
    const who = persona({ email });
    const stranger = new SiteVisitor(site);
    const page = await signIn(stranger, name, who, { next: "/tags" });
    expect(await wordsAt(stranger, page)).toContain(
      `has an account here that isn't linked to ${titles[name]}`,
    );
    expect(await isSignedIn(stranger)).toBe(false);

    expect(await link(visitor, name, who)).toBe("/settings/providers");
    expect(await wordsAt(visitor, "/settings/providers")).toContain(`Linked ${titles[name]}.`);
    expect(await signIn(stranger, name, who, { next: "/tags" })).toBe("/tags");
    expect(await isSignedIn(stranger)).toBe(true);
    const rows = await accountsOf(email);
    expect(rows.map(({ provider_id }) => provider_id)).toEqual(["credential", name]);
    expect(rows[1]).toMatchObject({ access_token: null, refresh_token: null, id_token: null });

    // Not to a second account.
    const other = await withPassword();
    await link(other.visitor, name, who);
    expect(await wordsAt(other.visitor, "/settings/providers")).toContain(
      "to another account here",
    );

    // Nor a second one beside it, which the list would hide.
    const second = await visitor.post("/settings/providers/link", { provider: name });
    expect(await wordsAt(visitor, second.headers.get("location") ?? "")).toContain(
      `${titles[name]} is linked already.`,
    );

    await unlink(visitor, name);
    expect(await wordsAt(visitor, "/settings/providers")).toContain(`Unlinked ${titles[name]}.`);
    const page2 = await signIn(new SiteVisitor(site), name, who);
    expect(page2).toContain("fault=not-linked");
  });

  test("an address that it doesn't confirm makes no account, and says nothing about others", async () => {
    const { visitor, email } = await withPassword();
    for (const typed of [email, newEmail()]) {
      const page = await signIn(
        new SiteVisitor(site),
        name,
        persona({ email: typed, isVerified: false }),
      );
      expect(page, typed).toBe(`/sign-in?with=${name}&fault=unverified&next=%2Ftoday`);
    }
    // It can be linked: that goes by the account, not by the address.
    const who = persona({ email: newEmail(), isVerified: false });
    await link(visitor, name, who);
    expect(await signIn(new SiteVisitor(site), name, who)).toBe("/today");
  });

  test("a refusal, and a provider that is down or answers rubbish, lead to a plain message", async () => {
    const visitor = new SiteVisitor(site);
    const page = await comeBack(
      visitor,
      double.refuse(await begin(visitor, name, { next: "/tags" })),
    );
    expect(page).toBe(`/sign-in?with=${name}&fault=denied&next=%2Ftags`);
    expect(await wordsAt(visitor, page)).toContain(`You cancelled at ${titles[name]}`);
    for (const failure of ["down", "rubbish", "nobody"] as const) {
      double.failure = failure;
      const failed = await signIn(new SiteVisitor(site), name, persona());
      expect(failed, failure).toContain("fault=failed");
    }
  });
});

test("a state that is forged, old or another browser's signs nobody in", async () => {
  const who = persona();
  const visitor = new SiteVisitor(site);
  const url = double.allow(await begin(visitor, "google"), who);
  // In the browser of somebody who was sent the link.
  const victim = new SiteVisitor(site);
  expect(await comeBack(victim, url)).toContain("fault=expired");
  expect(await isSignedIn(victim)).toBe(false);
  const forged = new URL(url);
  forged.searchParams.set("state", "made-up");
  expect(await comeBack(visitor, forged.href)).toContain("fault=expired");
  forged.searchParams.delete("state");
  expect(await comeBack(visitor, forged.href)).toContain("fault=expired");
  // The state that was begun here still works, once.
  expect(await comeBack(visitor, url)).toBe("/today");
  expect(await comeBack(visitor, url)).toBe("/today");
  expect(await wordsAt(visitor, "/today")).toContain("This took too long");

  const late = new SiteVisitor(site);
  const old = double.allow(await begin(late, "google"), who);
  await run("update verification set value = json_set(value, '$.expiresAt', 1)");
  expect(await comeBack(late, old)).toContain("fault=expired");
  // A state is good for the provider that it was begun at.
  const mixed = double.allow(await begin(late, "google"), persona());
  expect(await comeBack(late, mixed.replace("/with/google", "/with/github"))).toContain(
    "fault=expired",
  );
  expect((await visitor.send("/sign-in/with/nobody")).status).toBe(404);
  expect((await visitor.send("/sign-in/with/google")).status).toBe(200);
});

test("a link is for the session that has begun it, and takes a confirmation", async () => {
  const { visitor, email } = await withPassword();
  const answer = await visitor.post("/settings/providers/link", { provider: "google" });
  const url = double.allow(answer.headers.get("location") ?? "", persona());
  await run(`delete from session where user_id = (select id from user where email = '${email}')`);
  expect(await comeBack(visitor, url)).toContain("fault=expired");
  expect(await accountsOf(email)).toHaveLength(1);

  const late = await withPassword();
  await run(
    `update session set created_at = 0 where user_id = (select id from user where email = '${late.email}')`,
  );
  for (const action of ["link", "unlink"]) {
    const unsure = await late.visitor.post(`/settings/providers/${action}`, { provider: "google" });
    expect(unsure.headers.get("location"), action).toMatch(/^\/confirm\?/);
  }
});

test("somebody with a provider alone confirms by it, in a new session", async () => {
  const who = persona();
  const visitor = new SiteVisitor(site);
  await signIn(visitor, "github", who);
  const own = `user_id = (select id from user where email = '${who.email}')`;
  await run(`update session set created_at = 0 where ${own}`);
  const asked = await visitor.post("/settings/data/delete", { confirm: "DELETE" });
  expect(asked.headers.get("location")).toMatch(/^\/confirm\?/);
  // Nor does a second step begin without one: its first code would count as a confirmation.
  const enabling = await visitor.send("/api/auth/two-factor/enable", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"password":"made up"}',
  });
  expect(enabling.status).toBe(403);
  // Another account there confirms nothing: it isn't signed up, nor entered.
  const [unknown, known] = [persona(), persona()];
  await signIn(new SiteVisitor(site), "github", known);
  for (const other of [unknown, known]) {
    const sameBrowser = new SiteVisitor(site, visitor.cookies);
    expect(await signIn(sameBrowser, "github", other, { next: "/tags" })).toBe("/tags");
    expect(await wordsAt(sameBrowser, "/tags")).toContain("isn't linked to your account");
    expect(await wordsAt(sameBrowser, "/settings")).toContain(who.email);
  }
  expect(await accountsOf(unknown.email)).toEqual([]);
  expect(await wordsAt(visitor, "/confirm")).toContain("Continue with GitHub");
  expect(await wordsAt(visitor, "/confirm")).not.toContain("Continue with Google");
  expect(await signIn(visitor, "github", who, { next: "/settings/data/delete" })).toBe(
    "/settings/data/delete",
  );
  expect(await rowsOf(`select id from session where ${own}`)).toHaveLength(1);
  const gone = await visitor.post("/settings/data/delete", { confirm: "DELETE" });
  expect(gone.headers.get("location")).toBe("/sign-in?deleted");
  // Cron sends it.
  const [mail] = await rowsOf(`select text from mails where recipient = '${who.email}'`);
  expect(mail?.text).toContain("asked to delete");
  expect(mail?.text).not.toContain("password");
});

test("a sign-up that fails halfway leaves nothing, and works again", async () => {
  const who = persona();
  await run(`create trigger failing before insert on account when new.provider_id = 'google'
    begin select raise(abort, 'failing'); end`);
  expect(await signIn(new SiteVisitor(site), "google", who)).toContain("fault=failed");
  expect(await rowsOf(`select id from user where email = '${who.email}'`)).toEqual([]);
  await run("drop trigger failing");
  expect(await signIn(new SiteVisitor(site), "google", who, { next: "/tags" })).toBe("/tags");
});

test("a password can be removed where a provider is left, which then can't be", async () => {
  const { visitor } = await withPassword();
  expect(await wordsAt(visitor, "/settings/passkeys")).not.toContain("Remove password");
  const refused = await visitor.post("/settings/passkeys/remove-password", {});
  expect(await wordsAt(visitor, refused.headers.get("location") ?? "")).toContain(
    "Add another way to sign in first",
  );
  const who = persona();
  await link(visitor, "google", who);
  expect(await wordsAt(visitor, "/settings/passkeys")).toContain("Remove password");
  await visitor.post("/settings/passkeys/remove-password", {});
  expect(await wordsAt(visitor, "/settings/passkeys")).toContain("You have no password.");
  expect(await wordsAt(visitor, "/settings/two-step")).toContain("switch on two steps there");
  await unlink(visitor, "google");
  expect(await wordsAt(visitor, "/settings/providers")).toContain(
    "This is your only way to sign in.",
  );
  expect(await signIn(new SiteVisitor(site), "google", who)).toBe("/today");
});

test("the second step is asked for after a provider, too", async () => {
  const { visitor, email } = await withPassword();
  const who = persona({ email });
  await link(visitor, "google", who);
  await run(`update user set two_factor_enabled = 1 where email = '${email}'`);
  const other = new SiteVisitor(site);
  expect(await signIn(other, "google", who, { next: "/tags" })).toBe("/sign-in/code?next=%2Ftags");
  expect(await isSignedIn(other)).toBe(false);
  // Whoever was signed in before is signed out, on the server too.
  const third = await withPassword();
  expect(await signIn(third.visitor, "google", who)).toBe("/sign-in/code?next=%2Ftoday");
  expect(await isSignedIn(third.visitor)).toBe(false);
  const own = `user_id = (select id from user where email = '${third.email}')`;
  expect(await rowsOf(`select id from session where ${own}`)).toEqual([]);
});

test("a reader of the mail takes back an unconfirmed account that somebody has linked", async () => {
  const { visitor, email } = await withPassword();
  const squatter = persona();
  await link(visitor, "google", squatter);
  await new SiteVisitor(site).post("/forgot-password", { email });
  const [, token = ""] = /reset-password\?token=([\w-]+)/.exec(await mailTo(email)) ?? [];
  await new SiteVisitor(site).post("/reset-password", { token, password: "another horse" });
  expect((await accountsOf(email)).map(({ provider_id }) => provider_id)).toEqual(["credential"]);
});

describe("sign-up by invitation", () => {
  const inviting = servedSite(4203, { ...config, SIGN_UP: "invite" });

  test("is open for the first person, and then takes an invitation, which an account uses up", async () => {
    // Nobody becomes the first by an address that isn't confirmed.
    const unverified = persona({ isVerified: false });
    expect(await signIn(new SiteVisitor(inviting), "google", unverified)).toContain("unverified");
    const owner = new SiteVisitor(inviting);
    await signIn(owner, "github", persona());
    const answer = await owner.post("/settings/invitations", { "form-key": "1" });
    const [, invitation = ""] = /invitation=([\w-]+)/.exec(await answer.text()) ?? [];
    expect(invitation).not.toBe("");
    const guest = new SiteVisitor(inviting);
    const page = await signIn(guest, "github", persona());
    expect(await wordsAt(guest, page)).toContain("You need an invitation to this Kith.");
    const signUp = `/sign-up?invitation=${invitation}`;
    expect(await wordsAt(guest, signUp)).toContain("Continue with GitHub");
    const fields = { invitation };
    expect(await signIn(guest, "github", persona({ isVerified: false }), fields)).toContain(
      "fault=unverified",
    );
    expect(await signIn(new SiteVisitor(inviting), "github", persona(), fields)).toBe("/today");
    expect(await signIn(new SiteVisitor(inviting), "github", persona(), fields)).toContain(
      "fault=invited-only",
    );
  });
});

/** The text of the latest mail to an address. */
async function mailTo(email: string): Promise<string> {
  const headers = { accept: "application/json" };
  const mails = await fetch(`${site.origin}/dev/mailbox`, { headers });
  const all = (await mails.json()) as { to: string; text: string }[];
  return all.find(({ to }) => to === email)?.text ?? "";
}

const rowsOf = (sql: string): Promise<Rows> => site.rowsOf(sql);
const run = rowsOf;

function accountsOf(email: string): Promise<Rows> {
  return rowsOf(`select account.*, email_verified, name from account join user on user.id = user_id
    where email = '${email}' order by account.id`);
}
