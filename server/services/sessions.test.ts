import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { createAccountApi } from "../api.ts";
import { session as sessions } from "../db/auth-schema.ts";
import { newPerson, type Person } from "../testing/people.ts";
import { refusalOf } from "../testing/procedures.ts";

/** The same person on another device. */
async function onAnotherDevice({ context, owner, userId }: Person) {
  const values = { token: crypto.randomUUID(), userId, expiresAt: new Date(Date.now() + 60_000) };
  const [row] = await owner.db.insert(sessions).values(values).returning();
  if (!row || !context.session) throw new Error("No session was made");
  const session = { ...context.session, check: { id: row.id, confirmed: false } };
  return { id: row.id, account: createAccountApi({ ...context, session }) };
}

const idsFor = async ({ account }: Pick<Person, "account">) =>
  (await account.session.list()).map(({ id }) => id);

test("somebody sees where they are signed in, and signs one device out at once", async () => {
  const person = await newPerson();
  const phone = await onAnotherDevice(person);
  const laptop = await onAnotherDevice(person);
  expect(await idsFor(person)).toHaveLength(3);
  await person.account.session.end({ id: phone.id });
  expect(await refusalOf(phone.account.session.list())).toMatchObject({ code: "UNAUTHORIZED" });
  expect(await idsFor(laptop)).toHaveLength(2);
});

test("all other devices are signed out, and the present one isn't", async () => {
  const person = await newPerson();
  const phone = await onAnotherDevice(person);
  const other = await newPerson();
  await phone.account.session.endOthers();
  expect(await idsFor(phone)).toEqual([phone.id]);
  expect(await refusalOf(person.account.session.list())).toMatchObject({ code: "UNAUTHORIZED" });
  expect(await idsFor(other)).toHaveLength(1);
});

test("nobody sees or ends somebody else's session, and an expired one isn't shown", async () => {
  const person = await newPerson();
  const phone = await onAnotherDevice(person);
  const other = await newPerson();
  await other.account.session.end({ id: phone.id });
  expect(await idsFor(other)).not.toContain(phone.id);
  expect(await idsFor(person)).toContain(phone.id);
  await env.DB.prepare("update session set expires_at = 1 where id = ?").bind(phone.id).run();
  expect(await idsFor(person)).not.toContain(phone.id);
});
