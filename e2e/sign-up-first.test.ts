import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { wordsOf } from "./built.ts";
import { ConfiguredVisitor } from "./configured.ts";
import { mailsTo } from "./mailbox.ts";

const password = "correct horse";
const newVisitor = () => new ConfiguredVisitor({ SIGN_UP: "first", VERIFY_EMAIL: "yes" });

/** Somebody who has signed up, and the link in the mail to them. */
async function newcomer() {
  const visitor = newVisitor();
  const email = `${crypto.randomUUID()}@example.com`;
  const { status } = await visitor.post("/sign-up", { name: "Ada", email, password });
  const [mail] = await mailsTo(email);
  const [link = ""] = /\/confirm-email\/[\w-]+/.exec(mail?.text ?? "") ?? [];
  const confirm = async () => {
    const answer = await visitor.post(link, {});
    const page = await visitor.send(answer.headers.get("location") ?? "");
    return wordsOf(await page.text());
  };
  return { visitor, email, status, confirm };
}

test("the first person is the first to confirm, whoever has signed up before", async () => {
  const stranger = await newcomer();
  const owner = await newcomer();
  expect(owner.status).toBe(302);
  expect(await owner.confirm()).toContain("Email confirmed");
  expect((await newcomer()).status).toBe(400);
  expect(await stranger.confirm()).toContain("This Kith takes no new accounts");
  const { results } = await env.DB.prepare(
    "select email from user where email_verified = 1 or email not like '%@unverified.invalid'",
  ).all();
  expect(results).toEqual([{ email: owner.email }]);
  const left = await env.DB.prepare("select count(*) as count from account_deletions").first();
  expect(left?.count).toBe(1);
});
