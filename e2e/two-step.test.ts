import { env } from "cloudflare:workers";
import { symmetricEncrypt } from "better-auth/crypto";
import { expect, test } from "vitest";
import { codeOf } from "./authenticator.ts";
import { Visitor, wordsOf } from "./built.ts";

const password = "correct horse";

interface Account {
  visitor: Visitor;
  email: string;
  /** The key that their app has scanned, in base 32. */
  key: string;
  codes: string[];
}

/** Somebody who has switched two-step sign-in on, by forms alone. */
async function withTwoSteps(): Promise<Account> {
  const visitor = new Visitor();
  const email = `${crypto.randomUUID()}@example.com`;
  await visitor.post("/sign-up", { name: "Ada", email, password });
  const started = await visitor.post("/settings/two-step", { currentPassword: password });
  expect(started.headers.get("location")).toBe("/settings/two-step/set-up");
  const page = await (await visitor.send("/settings/two-step/set-up")).text();
  expect(page).toContain('aria-label="QR code"');
  const [, key = ""] = /<code>([A-Z2-7 ]+)<\/code>/.exec(page) ?? [];
  const confirmed = await visitor.post("/settings/two-step/confirm", { code: await codeOf(key) });
  expect(confirmed.status).toBe(200);
  return { visitor, email, key, codes: codesOn(await confirmed.text()) };
}

function codesOn(html: string): string[] {
  return Array.from(
    html.matchAll(/<code>([a-z2-9]{5}-[a-z2-9]{5})<\/code>/g),
    ([, code = ""]) => code,
  );
}

/** Types the password; the answer is what comes after it. */
async function signIn(email: string, visitor = new Visitor()) {
  const answer = await visitor.post("/sign-in?next=%2Ftags", { email, password });
  return { visitor, to: answer.headers.get("location") ?? "" };
}

test("two-step sign-in takes the password, and then a code, and neither alone", async () => {
  const { email, key, visitor: first } = await withTwoSteps();
  expect((await first.send("/tags")).status).toBe(200);
  const { visitor, to } = await signIn(email);
  expect(to).toBe("/sign-in/code?next=%2Ftags");
  expect((await visitor.send("/tags")).headers.get("location")).toContain("/sign-in");
  expect([...visitor.cookies.keys()].filter((name) => name.includes("session"))).toEqual([]);
  expect(await (await visitor.send(to)).text()).toContain("<h1>Enter your code</h1>");

  const wrong = await visitor.post(to, { code: "000000" });
  expect(wrong.status).toBe(400);
  expect(wordsOf(await wrong.text())).toContain("That code is incorrect.");
  const right = await visitor.post(to, { code: await codeOf(key, 1) });
  expect(right.headers.get("location")).toBe("/tags");
  expect((await visitor.send("/tags")).status).toBe(200);

  const stranger = await new Visitor().post("/sign-in/code", { code: await codeOf(key, 1) });
  expect(stranger.headers.get("location")).toBe("/sign-in");
  expect((await new Visitor().send("/sign-in/code")).headers.get("location")).toBe("/sign-in");
});

test("the password alone doesn't keep an account that is to be deleted, and a code does", async () => {
  const { email, key, visitor: first } = await withTwoSteps();
  await first.post("/settings/data/delete", { currentPassword: password, confirm: "DELETE" });
  expect(await isLeaving(email)).toBe(true);
  const { visitor, to } = await signIn(email);
  expect(to).toContain("/sign-in/code");
  expect(await isLeaving(email)).toBe(true);
  await visitor.post(to, { code: await codeOf(key, 1) });
  expect(await isLeaving(email)).toBe(false);
  expect((await visitor.send("/tags")).status).toBe(200);
});

async function isLeaving(email: string): Promise<boolean> {
  const row = await env.DB.prepare("select 1 from account_deletions where user_id = ?")
    .bind(await idOf(email))
    .first();
  return row !== null;
}

test("a code works once", async () => {
  const { email, key } = await withTwoSteps();
  const code = await codeOf(key, 1);
  const one = await signIn(email);
  expect((await one.visitor.post(one.to, { code })).status).toBe(302);
  const other = await signIn(email);
  const again = await other.visitor.post(other.to, { code });
  expect(again.status).toBe(400);
  expect(wordsOf(await again.text())).toContain("That code was used before.");
  expect((await other.visitor.send("/tags")).headers.get("location")).toContain("/sign-in");
});

test("a recovery code signs in once, however it is typed", async () => {
  const { email, codes } = await withTwoSteps();
  expect(new Set(codes).size).toBe(10);
  const [first = "", second = ""] = codes;
  const one = await signIn(email);
  const typed = ` ${first.toUpperCase().replace("-", " ")} `;
  expect((await one.visitor.post(one.to, { recoveryCode: typed })).status).toBe(302);
  const page = wordsOf(await (await one.visitor.send("/settings/two-step")).text());
  expect(page).toContain("9 recovery codes are unused.");
  const other = await signIn(email);
  const again = await other.visitor.post(other.to, { recoveryCode: first });
  expect(again.status).toBe(400);
  expect((await other.visitor.post(other.to, { recoveryCode: second })).status).toBe(302);
});

test("new recovery codes replace the earlier ones, and take the password", async () => {
  const { email, visitor, codes } = await withTwoSteps();
  const refused = await visitor.post("/settings/two-step/codes", {
    currentPassword: "wrong horse",
  });
  expect(refused.status).toBe(400);
  const answer = await visitor.post("/settings/two-step/codes", { currentPassword: password });
  const [next = "", ...others] = codesOn(await answer.text());
  expect(others).toHaveLength(9);
  const again = await signIn(email);
  expect((await again.visitor.post(again.to, { recoveryCode: codes[0] ?? "" })).status).toBe(400);
  expect((await again.visitor.post(again.to, { recoveryCode: next })).status).toBe(302);
});

test("a code from the app confirms that it's its person, once", async () => {
  const { visitor, key } = await withTwoSteps();
  await env.DB.exec("update session set created_at = created_at - 601000");
  const exported = () => visitor.send("/contacts/export.csv");
  expect((await exported()).headers.get("location")).toBe("/confirm");
  expect(await (await visitor.send("/confirm")).text()).toContain("Use a code from your app");
  const code = await codeOf(key, 1);
  const typed = { confirming: "yes", code };
  expect((await visitor.post("/confirm", { ...typed, code: "000000" })).status).toBe(400);
  expect((await visitor.post("/confirm", typed)).status).toBe(302);
  expect((await exported()).status).toBe(200);
  expect((await visitor.post("/confirm", typed)).status).toBe(400);
});

test("a trusted device is not asked again, until other devices are signed out or the password changes", async () => {
  const { email, visitor: first, codes } = await withTwoSteps();
  const [recoveryCode = "", other = ""] = codes;
  const { visitor, to } = await signIn(email);
  await visitor.post(to, { recoveryCode, trustDevice: "on" });
  expect((await signIn(email)).to).toContain("/sign-in/code");

  // Better Auth replaces the secret of a trusted device with each sign-in.
  const later = signedOut(visitor);
  expect((await signIn(email, later)).to).toBe("/tags");
  expect((await signIn(email, signedOut(visitor))).to).toContain("/sign-in/code");

  await first.post("/settings/sessions/end-others", {});
  const asked = await signIn(email, signedOut(later));
  expect(asked.to).toContain("/sign-in/code");
  await asked.visitor.post(asked.to, { recoveryCode: other, trustDevice: "on" });
  const next = "another horse";
  await first.post("/settings/password", { currentPassword: password, password: next });
  const answer = await signedOut(asked.visitor).post("/sign-in", { email, password: next });
  expect(answer.headers.get("location")).toContain("/sign-in/code");
});

/** The same browser, somewhere else, without its session. */
function signedOut({ cookies }: Visitor): Visitor {
  return new Visitor(new Map([...cookies].filter(([name]) => !name.includes("session"))));
}

test("switching off takes the password, and the app's codes are forgotten", async () => {
  const { email, visitor } = await withTwoSteps();
  const refused = await visitor.post("/settings/two-step/off", { currentPassword: "wrong horse" });
  expect(refused.status).toBe(400);
  expect((await signIn(email)).to).toContain("/sign-in/code");
  const off = await visitor.post("/settings/two-step/off", { currentPassword: password });
  expect(off.headers.get("location")).toBe("/settings/two-step");
  expect((await signIn(email)).to).toBe("/tags");
  expect((await env.DB.prepare("select * from two_factor").all()).results).not.toContainEqual(
    expect.objectContaining({ user_id: await idOf(email) }),
  );
});

test("codes can't be tried without end, and a wrong password says nothing about the second step", async () => {
  const { email } = await withTwoSteps();
  const { visitor, to } = await signIn(email);
  const tries: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    await env.DB.exec("delete from rate_limit");
    tries.push((await visitor.post(to, { code: "000000" })).status);
  }
  expect(tries).toEqual([400, 400, 400, 400, 400, 400]);
  const page = wordsOf(await (await visitor.post(to, { code: "000000" })).text());
  expect(page).toMatch(/This took too long|Too many/);
  const guess = await new Visitor().post("/sign-in", { email, password: "wrong horse" });
  expect(guess.status).toBe(400);
  expect(guess.headers.getSetCookie().join()).not.toContain("two_factor");
});

test("the secret and the recovery codes are encrypted, and shown only until they are confirmed", async () => {
  const { email, visitor, codes, key } = await withTwoSteps();
  const row = JSON.stringify(
    await env.DB.prepare("select * from two_factor where user_id = ?")
      .bind(await idOf(email))
      .first(),
  );
  for (const secret of [...codes, key.replaceAll(" ", "")]) expect(row).not.toContain(secret);
  const page = await visitor.send("/settings/two-step/set-up");
  expect(page.headers.get("location")).toBe("/settings/two-step");
  const again = await visitor.post("/settings/two-step/confirm", { code: "000000" });
  expect(again.headers.get("location")).toBe("/settings/two-step");
  const second = await visitor.post("/settings/two-step", { currentPassword: password });
  expect(wordsOf(await second.text())).toContain("Two-step sign-in is on already.");
});

test("a code that was set up under another secret is refused in words", async () => {
  const { email, key, codes, visitor: first } = await withTwoSteps();
  const data = "Stored before the secret was lost";
  const other = await symmetricEncrypt({ key: "another secret of 32 characters.", data });
  await env.DB.prepare("update two_factor set secret = ?1, backup_codes = ?1 where user_id = ?2")
    .bind(other, await idOf(email))
    .run();
  const { visitor, to } = await signIn(email);
  const attempts: Record<string, string>[] = [
    { code: await codeOf(key, 1) },
    { recoveryCode: codes[0] ?? "" },
  ];
  for (const typed of attempts) {
    const answer = await visitor.post(to, typed);
    expect(answer.status).toBe(400);
    expect(wordsOf(await answer.text())).toContain("because this Kith has a new secret");
  }
  const settings = await first.send("/settings/two-step");
  expect(wordsOf(await settings.text())).toContain("0 recovery codes are unused.");
});

async function idOf(email: string): Promise<unknown> {
  const row = await env.DB.prepare("select id from user where email = ?").bind(email).first();
  return row?.id;
}
