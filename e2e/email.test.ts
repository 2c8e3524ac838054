import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { Visitor, wordsOf } from "./built.ts";
import { ConfiguredVisitor } from "./configured.ts";
import { type MailboxMail, mailsTo } from "./mailbox.ts";

const password = "correct horse";
const newEmail = () => `${crypto.randomUUID()}@example.com`;
const verifying = { VERIFY_EMAIL: "yes" };

function linkIn(mail: MailboxMail | undefined): string {
  const [link = ""] = /\/confirm-email\/[\w-]+/.exec(mail?.text ?? "") ?? [];
  return link;
}

/** Somebody who has signed up where addresses have to be confirmed. */
async function unverified(email = newEmail()) {
  const visitor = new ConfiguredVisitor(verifying);
  const answer = await visitor.post("/sign-up", { name: "Ada", email, password });
  return { visitor, email, answer };
}

/** Uses a link with the account's password, and returns what the page after it says. */
async function confirm(link: string): Promise<string> {
  const answer = await new Visitor().post(link, { password });
  return wordsOf(await (await new Visitor().send(answer.headers.get("location") ?? "")).text());
}
const signIn = (email: string) => new Visitor().post("/sign-in", { email, password });

async function accountOf(email: string) {
  return env.DB.prepare("select id, email_verified from user where email = ?").bind(email).first();
}

test("somebody whose address isn't confirmed looks around, but takes nothing in or out", async () => {
  const { visitor, email, answer } = await unverified();
  expect(answer.headers.get("location")).toBe("/today");
  const page = wordsOf(await (await visitor.send("/today")).text());
  expect(page).toContain("Confirm your email address by the link in our mail.");
  expect((await visitor.post("/sample/load", { "form-key": "1" })).status).toBe(302);
  const refused = "Confirm your email address first";
  for (const path of ["/export.zip", "/contacts/export.csv", "/deals/export.xlsx?id=1"]) {
    const file = await visitor.send(path);
    expect(file.status, path).toBe(400);
    expect(wordsOf(await file.text()), path).toContain(refused);
  }
  const digest = await visitor.post("/settings/digest", { hour: "7" });
  expect(wordsOf(await digest.text())).toContain(refused);
  const rows = { rows: [{ firstName: "Tom" }], operation: crypto.randomUUID() };
  await expect(visitor.call("contact.import", rows)).rejects.toThrow(refused);
  for (const query of ["contact.data", "contact.export"]) {
    await expect(visitor.read(query, { id: 1 }), query).rejects.toThrow(refused);
  }
  await expect(visitor.call("rate.import", { rates: [] })).rejects.toThrow();
  const passkey = await visitor.send("/api/auth/passkey/generate-register-options", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
  expect(passkey.status).toBe(400);
  expect(await passkey.text()).toContain(refused);
  await visitor.post("/settings/calendar/renew", { "form-key": "1" });
  expect(await (await visitor.send("/settings/calendar")).text()).toContain("Switch on");
  await visitor.post("/settings/mail/test", { "form-key": "1" });
  for (const settings of ["/settings", "/settings/mail"]) {
    expect(await (await visitor.send(settings)).text()).not.toContain("unverified.invalid<");
  }

  // Nobody signs in by an address that isn't confirmed.
  expect((await signIn(email)).status).toBe(400);
  const [mail, ...others] = await mailsTo(email);
  expect(others).toEqual([]);
  expect(mail?.subject).toBe("Confirm your email address for Kith");
  expect(wordsOf(await (await visitor.send("/settings/email")).text())).toContain(
    `open the link in our mail to ${email}`,
  );
  const link = linkIn(mail);
  // Opening the link changes nothing, because mail programs do that too.
  expect(wordsOf(await (await new Visitor().send(link)).text())).toContain(`Use ${email}`);
  expect(await accountOf(email)).toBeNull();
  // Nor does pressing "Confirm" without the account: a stranger may have entered the address.
  const reader = new Visitor();
  for (const typed of [{ password: "" }, { password: "wrong horse" }]) {
    const answerTo = await reader.post(link, typed);
    expect(answerTo.status).toBe(400);
    expect(wordsOf(await answerTo.text())).toContain(
      "signed in to the account that asked for this",
    );
  }
  expect(await accountOf(email)).toBeNull();
  expect(await confirm(link)).toContain("From now on you sign in with this address.");
  expect(await accountOf(email)).toMatchObject({ email_verified: 1 });
  const deletions = await env.DB.prepare(
    "select 1 from account_deletions join user on user.id = user_id where email = ?",
  );
  expect(await deletions.bind(email).first()).toBeNull();
  expect((await signIn(email)).status).toBe(302);
  // The session of before goes on.
  expect((await visitor.send("/settings/email")).status).toBe(200);
  expect(await (await visitor.send("/today")).text()).not.toContain("Confirm your email address");
  expect((await visitor.post("/settings/digest", { hour: "7" })).status).toBe(302);
  expect((await new Visitor().send(link)).status).toBe(404);
});

test("signing up says nothing about whether an address has an account", async () => {
  const { visitor, email } = await unverified();
  // The session is enough by itself.
  await visitor.post(linkIn((await mailsTo(email))[0]), {});
  await visitor.post("/sign-out", {});
  const answers = await Promise.all(
    [email.toUpperCase(), newEmail()].map(async (each) => {
      const { visitor: somebody, answer } = await unverified(each);
      const own = ["server-timing", "x-request-id", "set-cookie"];
      const headers = [...answer.headers].filter(([name]) => !own.includes(name));
      const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split("=")[0]);
      const html = await (await somebody.send("/today")).text();
      const page = wordsOf(html.replace(/<script.*?<\/script>/gs, ""));
      return { status: answer.status, headers, cookies, page };
    }),
  );
  expect(answers[1]).toEqual(answers[0]);
  const [mail] = await mailsTo(email);
  expect(mail?.subject).toBe("You already have a Kith account");
  expect(linkIn(mail)).toBe("");
  expect((await signIn(email)).status).toBe(302);
});

test("a new account that isn't confirmed is deleted after the days of grace", async () => {
  await unverified();
  const row = await env.DB.prepare(
    `select due_at - requested_at as days from account_deletions join user on user.id = user_id
      where email like '%@unverified.invalid' order by user_id desc limit 1`,
  ).first();
  expect(row).toEqual({ days: 7 * 86_400_000 });
});

test("links are sent again at most three times, and only the latest ones work", async () => {
  const { visitor, email } = await unverified();
  const [first] = await mailsTo(email);
  const send = () => visitor.post("/settings/email/send", { "form-key": crypto.randomUUID() });
  for (let times = 0; times < 3; times += 1) await send();
  const mails = await mailsTo(email);
  expect(mails).toHaveLength(3);
  expect((await new Visitor().send(linkIn(first))).status).toBe(404);
  await env.DB.exec("update email_changes set expires_at = unixepoch() * 1000 - 1000");
  expect((await new Visitor().send(linkIn(mails[0]))).status).toBe(404);
  expect((await new Visitor().send("/confirm-email/made-up")).status).toBe(404);
  const page = wordsOf(await (await visitor.send("/settings/email")).text());
  expect(page).toContain(`The link to use ${email} has expired.`);
  expect(page).toContain("Send again");
  expect(page).not.toContain("one to your present address");
});

test("of two who sign up with one address, the second keeps what they have for the days of grace", async () => {
  const [first, second] = [await unverified(), await unverified()];
  const { email } = first;
  await env.DB.prepare("update email_changes set email = ? where email = ?")
    .bind(email, second.email)
    .run();
  expect(await confirm(linkIn((await mailsTo(email))[0]))).toContain("From now on");
  const late = linkIn((await mailsTo(second.email))[0]);
  expect(await confirm(late)).toContain("Another account has this address");
  const left = await env.DB.prepare(
    `select 1 from email_changes join account_deletions using (user_id) where email = ?`,
  );
  expect(await left.bind(email).first()).not.toBeNull();
  expect((await second.visitor.send("/today")).status).toBe(200);
});

test("an address that was never confirmed isn't asked when it changes", async () => {
  const visitor = new Visitor();
  const [from, to] = [newEmail(), newEmail()];
  await visitor.post("/sign-up", { name: "Ada", email: from, password });
  await visitor.post("/settings/email", { email: to });
  expect(await mailsTo(from)).toEqual([]);
  expect(await confirm(linkIn((await mailsTo(to))[0]))).toContain("From now on");
  expect((await signIn(to)).status).toBe(302);
});

test("an account asks for ten addresses, and then for one an hour", async () => {
  const visitor = new Visitor();
  await visitor.post("/sign-up", { name: "Ada", email: newEmail(), password });
  const statuses: number[] = [];
  for (let asked = 0; asked < 11; asked += 1) {
    statuses.push((await visitor.post("/settings/email", { email: newEmail() })).status);
  }
  expect(statuses).toEqual([...Array(10).fill(302), 400]);
});

test("sending links again keeps what an earlier one has confirmed", async () => {
  const { visitor, from, to, newLink } = await changing();
  expect(await confirm(newLink)).toContain("One more link");
  await visitor.post("/settings/email/send", { "form-key": crypto.randomUUID() });
  expect(await mailsTo(to)).toHaveLength(1);
  expect(await confirm(linkIn((await mailsTo(from))[0]))).toContain("From now on");
});

/** Somebody who is changing their address, and the links to both. */
async function changing() {
  const visitor = new Visitor();
  const [from, to] = [newEmail(), newEmail()];
  await visitor.post("/sign-up", { name: "Ada", email: from, password });
  await env.DB.prepare("update user set email_verified = 1 where email = ?").bind(from).run();
  const answer = await visitor.post("/settings/email", { email: to });
  expect(answer.headers.get("location")).toBe("/settings/email");
  const [[old], [fresh]] = [await mailsTo(from), await mailsTo(to)];
  return { visitor, from, to, oldLink: linkIn(old), newLink: linkIn(fresh) };
}

test("an address changes once both have confirmed, in either order", async () => {
  for (const newFirst of [true, false]) {
    const { visitor, from, to, oldLink, newLink } = await changing();
    await new Visitor().post("/forgot-password", { email: from });
    const [reset = ""] = /\/reset-password\S+/.exec((await mailsTo(from))[0]?.text ?? "") ?? [];
    const [first, second] = newFirst ? [newLink, oldLink] : [oldLink, newLink];
    expect(await confirm(first)).toContain("One more link");
    expect((await signIn(from)).status).toBe(302);
    expect((await signIn(to)).status).toBe(400);
    expect(await confirm(second)).toContain("From now on you sign in with this address.");
    expect((await signIn(from)).status).toBe(400);
    expect((await signIn(to)).status).toBe(302);
    expect((await visitor.send("/tags")).status).toBe(200);
    const token = new URLSearchParams(reset.slice(reset.indexOf("?"))).get("token") ?? "";
    const late = await new Visitor().post(reset, { token, password: "another horse" });
    expect(late.status).toBe(400);
  }
});

test("a change is cancelled, and isn't begun for one's own address or one of somebody else", async () => {
  const { visitor, from, to, oldLink, newLink } = await changing();
  await visitor.post("/settings/email/cancel", { "form-key": "1" });
  for (const link of [oldLink, newLink]) {
    expect((await new Visitor().post(link, {})).status).toBe(404);
  }
  const own = await visitor.post("/settings/email", { email: from });
  expect(own.status).toBe(400);
  expect(await own.text()).toContain("This is your email address already.");
  const invalid = await visitor.post("/settings/email", { email: "ada" });
  expect(await invalid.text()).toContain("Enter a valid email, like name@example.com.");

  const other = newEmail();
  await new Visitor().post("/sign-up", { name: "Grace", email: other, password });
  expect((await visitor.post("/settings/email", { email: other })).status).toBe(302);
  expect((await mailsTo(other))[0]?.subject).toBe("You already have a Kith account");
  expect(await confirm(linkIn((await mailsTo(from))[0]))).toContain("One more link");
  expect(await accountOf(from)).not.toBeNull();
  expect(await mailsTo(to)).toHaveLength(1);
});

test("a change takes a confirmation that it's the person, and keeps what was typed", async () => {
  const visitor = new Visitor();
  const email = newEmail();
  await visitor.post("/sign-up", { name: "Ada", email, password });
  await env.DB.exec("update session set created_at = 0");
  const asked = await visitor.post("/settings/email", { email: newEmail() });
  expect(asked.status).toBe(307);
  expect(asked.headers.get("location")).toContain("/confirm");
});
