import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { Visitor, wordsOf } from "./built.ts";
import { ConfiguredVisitor } from "./configured.ts";
import { mailsTo } from "./mailbox.ts";

const password = "correct horse";
const newEmail = () => `${crypto.randomUUID()}@example.com`;

/** Somebody with an account, whose address is confirmed. */
async function newAccount(verified = 1) {
  const visitor = new Visitor();
  const email = newEmail();
  await visitor.post("/sign-up", { name: "Ada", email, password });
  await env.DB.prepare("update user set email_verified = ? where email = ?")
    .bind(verified, email)
    .run();
  return { visitor, email };
}

/** Asks for a link, and returns the one in the mail. */
async function linkFor(email: string): Promise<string> {
  const answer = await new Visitor().post("/sign-in/link", { email });
  expect(answer.headers.get("location")).toBe("/sign-in/link?sent");
  // The mail is sent beside the answer.
  return vi.waitFor(async () => {
    const [mail] = await mailsTo(email.toLowerCase());
    const [link] = /\/sign-in\/link\/\w+/.exec(mail?.text ?? "") ?? [];
    if (!link) throw new Error("No mail with a link has come");
    return link;
  }, 5_000);
}

const follow = (link: string, visitor = new Visitor()) => visitor.post(link, {});

test("a link in a mail signs in once, by a button", async () => {
  const { email } = await newAccount();
  expect(await (await new Visitor().send("/sign-in")).text()).toContain('href="/sign-in/link"');
  const link = await linkFor(email.toUpperCase());
  const visitor = new Visitor();
  for (const path of ["/sign-in/link", "/sign-in/link?sent", link]) {
    expect((await visitor.send(path)).status, path).toBe(200);
  }
  expect((await visitor.send("/tags")).status).toBe(302);
  const answer = await follow(link, visitor);
  expect(answer.headers.get("location")).toBe("/today");
  expect((await visitor.send("/tags")).status).toBe(200);
  const again = await follow(link);
  expect(again.status).toBe(400);
  expect(wordsOf(await again.text())).toContain("This link has expired or was used before.");
});

test("a link leads to the page that somebody was on the way to", async () => {
  const { email } = await newAccount();
  const page = await (await new Visitor().send("/sign-in?next=%2Ftags%3Fa%3D1")).text();
  expect(page).toContain('href="/sign-in/link?next=%2Ftags%3Fa%3D1"');
  await new Visitor().post("/sign-in/link?next=%2Ftags%3Fa%3D1", { email });
  const [mail] = await vi.waitFor(async () => {
    const mails = await mailsTo(email);
    if (mails.length === 0) throw new Error("No mail has come");
    return mails;
  }, 5_000);
  const [link = ""] = /\/sign-in\/link\/\S+/.exec(mail?.text ?? "") ?? [];
  const answer = await follow(link);
  expect(answer.headers.get("location")).toBe("/tags?a=1");
});

test("a link ends after 15 minutes", async () => {
  const { email } = await newAccount();
  const link = await linkFor(email);
  const row = await env.DB.prepare(
    "select expires_at - created_at as lifetime, identifier from verification order by id desc limit 1",
  ).first<{ lifetime: number; identifier: string }>();
  expect(Math.round((row?.lifetime ?? 0) / 1_000)).toBe(900);
  // The secret itself isn't stored.
  expect(link).not.toContain(row?.identifier);
  await env.DB.exec("update verification set expires_at = unixepoch() * 1000 - 1000");
  expect((await follow(link)).status).toBe(400);
  expect((await follow("/sign-in/link/made-up")).status).toBe(400);
});

test.each([0, 1])(
  "a link ends the browser's earlier session, with %i second steps",
  async (steps) => {
    const { visitor, email } = await newAccount();
    const copy = new Visitor(visitor.cookies);
    const elsewhere = new Visitor();
    await elsewhere.post("/sign-in", { email, password });
    await env.DB.prepare("update user set two_factor_enabled = ? where email = ?")
      .bind(steps, email)
      .run();
    const link = await linkFor(email);
    await follow("/sign-in/link/made-up", visitor);
    expect((await copy.send("/tags")).status).toBe(200);
    await follow(link, visitor);
    expect((await visitor.send("/tags")).status).toBe(steps === 0 ? 200 : 302);
    expect((await copy.send("/tags")).status).toBe(302);
    expect((await elsewhere.send("/tags")).status).toBe(200);
  },
);

test("a link leaves the second step to be done", async () => {
  const { email } = await newAccount();
  await env.DB.prepare("update user set two_factor_enabled = 1 where email = ?").bind(email).run();
  const visitor = new Visitor();
  const answer = await follow(await linkFor(email), visitor);
  expect(answer.headers.get("location")).toBe("/sign-in/code?next=%2Ftoday");
  expect((await visitor.send("/tags")).status).toBe(302);
});

test("an address that was never confirmed sets a new password instead", async () => {
  const { visitor, email } = await newAccount(0);
  await new Visitor().post("/sign-in/link", { email });
  const [mail] = await mailsTo(email.toLowerCase());
  expect(mail?.subject).toBe("Reset your Kith password");
  const [link = ""] = /\/reset-password\?token=[\w-]+/.exec(mail?.text ?? "") ?? [];
  const token = new URLSearchParams(link.slice(link.indexOf("?"))).get("token") ?? "";
  await new Visitor().post(link, { token, password: "another horse" });
  // Whoever signed up with the address is out.
  expect((await visitor.send("/tags")).status).toBe(302);
  expect((await follow(await linkFor(email))).status).toBe(302);
});

test("nothing says whether an address has an account, and requests are throttled", async () => {
  const { email } = await newAccount();
  const nobody = newEmail();
  const answers = await Promise.all(
    [email, nobody].map(async (each) => {
      const answer = await new Visitor().post("/sign-in/link", { email: each });
      const own = ["server-timing", "x-request-id"];
      return [...answer.headers].filter(([name]) => !own.includes(name));
    }),
  );
  expect(answers[1]).toEqual(answers[0]);
  expect(await mailsTo(nobody)).toEqual([]);
  for (const each of [email, nobody]) {
    const statuses: number[] = [];
    for (let times = 0; times < 3; times += 1) {
      statuses.push((await new Visitor().post("/sign-in/link", { email: each })).status);
    }
    expect(statuses, each).toEqual([302, 302, 400]);
  }
});

test("without mail there are no links", async () => {
  const visitor = new ConfiguredVisitor({ LOCAL_MAILBOX: "" });
  expect(await (await visitor.send("/sign-in")).text()).not.toContain('href="/sign-in/link"');
  const said = "This Kith can't send mail. Sign in with your password.";
  const words = async (answer: Response) => wordsOf(await answer.text()).replaceAll("&#x27;", "'");
  expect(await words(await visitor.send("/sign-in/link"))).toContain(said);
  const answer = await visitor.post("/sign-in/link", { email: newEmail() });
  expect(answer.status).toBe(400);
});
