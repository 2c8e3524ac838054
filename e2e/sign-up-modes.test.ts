import { expect, test } from "vitest";
import { ConfiguredVisitor } from "./configured.ts";

const visitor = (SIGN_UP: string) => new ConfiguredVisitor({ SIGN_UP });

function signUp(mode: string): Promise<Response> {
  const email = `${crypto.randomUUID()}@example.com`;
  return visitor(mode).post("/sign-up", { name: "Ada", email, password: "correct horse" });
}

const closed = "This Kith takes no new accounts.";

test("sign-up is closed, open, or for the first person only", async () => {
  expect((await signUp("closed")).status).toBe(400);
  expect(await (await visitor("closed").send("/sign-up")).text()).toContain(closed);
  expect(await (await visitor("first").send("/sign-up")).text()).not.toContain(closed);
  expect((await signUp("first")).status).toBe(302);
  const second = await signUp("first");
  expect(second.status).toBe(400);
  expect(await second.text()).toContain(closed);
  expect(await (await visitor("first").send("/sign-up")).text()).toContain(closed);
  expect((await signUp("open")).status).toBe(302);
  expect((await signUp("")).status).toBe(302);
  // A misspelt mode lets nobody in.
  expect((await signUp("frist")).status).toBe(400);
});
