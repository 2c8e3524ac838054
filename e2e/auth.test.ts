import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { origin, Visitor, wordsOf } from "./built.ts";

const password = "correct horse";
const newEmail = () => `${crypto.randomUUID()}@example.com`;

function json(body: unknown, headers: Record<string, string> = {}): RequestInit {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return {
    method: "POST",
    body: text,
    headers: { origin, "content-type": "application/json", ...headers },
  };
}

const signUp = (fields: object, headers = {}) =>
  new Visitor().send("/api/auth/sign-up/email", json(fields, headers));

async function accountOf(email: string): Promise<Record<string, unknown> | null> {
  return env.DB.prepare("select * from user where email = ?").bind(email).first();
}

test("signing up takes a name and a password by the rules of the form, and no more", async () => {
  const email = newEmail();
  const sent = {
    locale: "zz-@@",
    timeZone: "X/Y",
    currency: "????",
    theme: "x",
    emailVerified: true,
  };
  const answer = await signUp(
    { ...sent, name: " Ada\0 ", email, password, image: "javascript:1" },
    { "accept-language": "fr-FR,fr;q=0.9" },
  );
  expect(answer.status).toBe(200);
  expect(await accountOf(email)).toMatchObject({
    name: "Ada",
    image: null,
    email_verified: 0,
    locale: "fr-FR",
    time_zone: "Australia/Sydney",
    currency: "EUR",
    theme: "system",
  });
});

test("the time zone that a browser reports is used where it is valid", async () => {
  for (const [timeZone, stored] of [
    ["Europe/Berlin", "Europe/Berlin"],
    ["X/Y", "Australia/Sydney"],
  ]) {
    const email = newEmail();
    const fields = { name: "Ada", email, password, timeZone };
    await signUp(fields, { "kith-time-zone": "Asia/Tokyo" });
    expect(await accountOf(email)).toMatchObject({ time_zone: stored });
  }
});

test("what our rules refuse is answered with 400 and the message of the form", async () => {
  const email = newEmail();
  const refusals: [object, string, string][] = [
    [{ name: "" }, "name", "Enter your name."],
    [{ name: "\0" }, "name", "Enter your name."],
    [{ name: 7 }, "name", "Enter your name."],
    [{ name: "x".repeat(200_00) }, "name", "Your name can be up to 100 characters."],
    [{ email: "ada" }, "email", "Enter a valid email, like name@example.com."],
    [{ password: "short" }, "password", "Use at least 8 characters."],
    [
      { password: "PassWord1" },
      "password",
      "This password is too common. Use something harder to guess.",
    ],
    [{ password: "          " }, "password", "A password can't be only spaces."],
    [{ password: email }, "password", "Your password can't be your name or your email address."],
    [
      { name: "Ottilie", password: "Ottilie1999" },
      "password",
      "This password is too easy to guess. Make it longer, e.g. with two more words.",
    ],
  ];
  for (const [wrong, field, words] of refusals) {
    const answer = await signUp({ name: "Ada", email, password, ...wrong });
    const isLong = JSON.stringify(wrong).length > 16_384;
    expect(answer.status, words).toBe(isLong ? 413 : 400);
    if (isLong) continue;
    expect((await answer.json<{ fieldErrors: object }>()).fieldErrors).toEqual({
      [field]: [words],
    });
  }
  expect(await accountOf(email)).toBeNull();
});

test("unused endpoints don't exist, and nonsense is refused", async () => {
  const visitor = new Visitor();
  await visitor.send("/api/auth/sign-up/email", json({ name: "Ada", email: newEmail(), password }));
  for (const path of [
    "update-user",
    "get-session",
    "list-sessions",
    "delete-user",
    "ok",
    "error",
    "",
    "__proto__",
    "sign-in/social",
    "revoke-sessions",
    "sign-in/email/",
  ]) {
    expect((await visitor.send(`/api/auth/${path}`)).status, path).toBe(404);
    expect((await visitor.send(`/api/auth/${path}`, json({}))).status, path).toBe(404);
  }
  const sent: [RequestInit, number][] = [
    [json("{"), 400],
    [json("null"), 400],
    [json("[]"), 400],
    [json('"text"'), 400],
    [json(""), 400],
    [json(`{"email":${"[".repeat(5_000)}`), 400],
    [json({ email: newEmail(), password: { length: 9 } }), 400],
    [json("{}", { "content-type": "text/plain" }), 415],
    [json({ email: "x".repeat(20_000), password }), 413],
  ];
  for (const [init, status] of sent) {
    const answer = await visitor.send("/api/auth/sign-in/email", init);
    expect(answer.status, String(init.body).slice(0, 50)).toBe(status);
  }
});

test("a password change needs a session, ends the others and takes no name as a password", async () => {
  const email = newEmail();
  const [here, there] = [new Visitor(), new Visitor()];
  await here.post("/sign-up", { name: "Ada Byron-King", email, password });
  await there.post("/sign-in", { email, password });
  const change = (currentPassword: string, newPassword: string) =>
    json({ currentPassword, newPassword, revokeOtherSessions: false });
  const path = "/api/auth/change-password";
  expect((await new Visitor().send(path, change(password, "another horse"))).status).toBe(401);
  const personal = { currentPassword: password, password: "adabyron-king" };
  expect(await (await here.post("/settings/password", personal)).text()).toContain(
    "Your password can&#x27;t be your name or your email address.",
  );
  const weak = { currentPassword: password, password: "monday2026" };
  expect(await (await here.post("/settings/password", weak)).text()).toContain(
    "This password is too easy to guess.",
  );
  expect((await here.send(path, change(password, "another horse"))).status).toBe(200);
  expect((await here.send("/api/trpc/tag.list")).status).toBe(200);
  expect((await there.send("/api/trpc/tag.list")).status).toBe(401);
});

test("guessing at one account from many addresses is slowed down, whether it exists or not", async () => {
  const email = newEmail();
  await new Visitor().post("/sign-up", { name: "Ada", email, password });
  for (const guessed of [email, newEmail()]) {
    const statuses: number[] = [];
    for (let tries = 0; tries < 12; tries += 1) {
      const wrong = json({
        email: tries % 2 ? guessed : guessed.toUpperCase(),
        password: "wrong horse",
      });
      const answer = await new Visitor().send("/api/auth/sign-in/email", wrong);
      statuses.push(answer.status);
      if (answer.status === 429) expect(answer.headers.get("retry-after")).toBe("60");
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
    const form = await new Visitor().post("/sign-in", { email: guessed, password });
    expect(await form.text()).toContain("Too many wrong passwords. Try again in a minute.");
  }
});

test("strangers who guess at an account don't lock out a browser that has signed in to it", async () => {
  const email = newEmail();
  const [owner, other] = [new Visitor(), new Visitor()];
  await owner.post("/sign-up", { name: "Ada", email, password });
  await other.post("/sign-up", { name: "Grace", email: newEmail(), password });
  for (const each of [owner, other]) await each.post("/sign-out", {});
  for (let tries = 0; tries < 11; tries += 1) {
    await new Visitor().post("/sign-in", { email, password: "wrong horse" });
  }
  // Neither a stranger nor somebody with an account of their own is exempt.
  for (const visitor of [new Visitor(), other]) {
    const answer = await visitor.post("/sign-in", { email, password });
    expect(wordsOf(await answer.text())).toContain("Too many wrong passwords.");
  }
  const forged = new Visitor(owner.cookies);
  for (const [name, value] of forged.cookies) {
    if (name.includes("device")) forged.cookies.set(name, value.replace(/.{8}/, "00000000"));
  }
  expect((await forged.post("/sign-in", { email, password })).status).toBe(400);
  const device = new Map(owner.cookies);
  expect((await owner.post("/sign-in", { email, password })).status).toBe(302);
  // Whoever has that browser has ten tries as well, and no more.
  const statuses: string[] = [];
  for (let tries = 0; tries < 11; tries += 1) {
    const wrong = { email, password: "wrong horse" };
    const answer = await new Visitor(device).post("/sign-in", wrong);
    statuses.push(/Too many wrong passwords/.test(await answer.text()) ? "waits" : "wrong");
  }
  expect(statuses).toEqual([...Array(10).fill("wrong"), "waits"]);
});

test("the cookies of a session fit into browsers, whatever a person is called and sends", async () => {
  const email = `${"e".repeat(60)}@${"d".repeat(60)}.${"d".repeat(60)}.${"d".repeat(60)}.example`;
  for (const name of ["😀".repeat(50), "名".repeat(100), '"'.repeat(100), "\u0001a".repeat(50)]) {
    await env.DB.prepare("delete from user where email = ?").bind(email).run();
    const visitor = new Visitor();
    const answer = await visitor.send(
      "/api/auth/sign-up/email",
      json(
        { name, email, password, timeZone: "America/Argentina/ComodRivadavia" },
        { "user-agent": '"'.repeat(8_000), "accept-language": "sr-Latn-RS" },
      ),
    );
    expect(answer.status).toBe(200);
    const cookies = answer.headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(1);
    for (const cookie of cookies) expect(cookie.length).toBeLessThan(4_096);
    expect((await visitor.send("/contacts")).status).toBe(200);
  }
});
