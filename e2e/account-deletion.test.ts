import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { Visitor } from "./built.ts";

const password = "correct horse";
const path = "/settings/data/delete";

async function pending(): Promise<number> {
  const { results } = await env.DB.prepare("select 1 from account_deletions").all();
  return results.length;
}

test("an account whose days of grace are over can't be signed in to any more", async () => {
  const person = new Visitor();
  const email = `${crypto.randomUUID()}@example.com`;
  await person.post("/sign-up", { name: "Ada", email, password });
  await person.post(path, { currentPassword: password, confirm: "DELETE" });
  const { id } = (await env.DB.prepare("select id from user where email = ?")
    .bind(email)
    .first<{ id: number }>()) ?? { id: 0 };
  await env.DB.prepare("update account_deletions set due_at = ? where user_id = ?")
    .bind(Date.now() - 1, id)
    .run();
  const back = await person.post("/sign-in", { email, password });
  expect(back.status).toBe(400);
  expect(await back.text()).toContain("This account has been deleted.");
  expect((await person.send("/contacts")).status).toBe(302);
  await env.DB.prepare("delete from account_deletions where user_id = ?").bind(id).run();
});

test("an account is deleted by password and confirmation, and kept by signing in again", async () => {
  const person = new Visitor();
  const email = `${crypto.randomUUID()}@example.com`;
  await person.post("/sign-up", { name: "Ada", email, password });
  const copied = new Map(person.cookies);

  const unconfirmed = await person.post(path, { currentPassword: password, confirm: "yes" });
  expect(unconfirmed.status).toBe(400);
  const wrong = await person.post(path, { currentPassword: "wrong horse", confirm: "DELETE" });
  expect(wrong.status).toBe(400);
  expect(await pending()).toBe(0);

  const deleted = await person.post(path, { currentPassword: password, confirm: "DELETE" });
  expect(deleted.status).toBe(302);
  expect(deleted.headers.get("location")).toBe("/sign-in?deleted");
  expect(await (await person.send("/sign-in?deleted")).text()).toContain("will be deleted in");
  expect(await pending()).toBe(1);
  expect((await new Visitor(copied).send("/contacts")).status).toBe(302);

  const back = await person.post("/sign-in", { email, password });
  expect(back.status).toBe(302);
  expect(await pending()).toBe(0);
  expect((await person.send("/contacts")).status).toBe(200);
});
