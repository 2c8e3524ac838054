import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { createAccountApi } from "../api.ts";
import { account as accounts, passkey } from "../db/auth-schema.ts";
import { newPerson, type Person } from "../testing/people.ts";
import { refusalOf } from "../testing/procedures.ts";

/** Stores a passkey, as Better Auth does after its ceremony. */
async function withPasskey(person: Person, name = "Phone"): Promise<number> {
  const { owner, userId } = person;
  const key = { publicKey: "key", counter: 0, deviceType: "singleDevice", backedUp: false };
  const values = { ...key, name, userId, credentialID: crypto.randomUUID() };
  const [row] = await owner.db.insert(passkey).values(values).returning();
  if (!row) throw new Error("No passkey was made");
  return row.id;
}

async function withPassword({ owner, userId }: Person): Promise<void> {
  const values = { accountId: String(userId), providerId: "credential", userId, password: "x" };
  await owner.db.insert(accounts).values(values);
}

test("somebody sees and removes their own passkeys, and nobody else's", async () => {
  const [person, other] = [await newPerson(), await newPerson()];
  await withPassword(person);
  await withPassword(other);
  const id = await withPasskey(person);
  await other.account.passkey.remove({ id });
  expect(await other.account.passkey.list()).toEqual([]);
  expect(await person.account.passkey.list()).toMatchObject([{ id, name: "Phone" }]);
  await person.account.passkey.remove({ id });
  expect(await person.account.passkey.list()).toEqual([]);
});

test("the last way to sign in can't be removed, at once or one after the other", async () => {
  const person = await newPerson();
  await withPassword(person);
  expect(await refusalOf(person.account.passkey.removePassword())).toMatchObject({
    message: "Add another way to sign in first, such as a passkey.",
  });
  const first = await withPasskey(person);
  const second = await withPasskey(person);
  await person.account.passkey.removePassword();
  await person.account.passkey.remove({ id: first });
  expect(await refusalOf(person.account.passkey.remove({ id: second }))).toMatchObject({
    message: "This is your only way to sign in. Add a second way first.",
  });
  expect(await person.account.passkey.list()).toMatchObject([{ id: second }]);
  expect(await person.account.waysIn()).toMatchObject({ hasPassword: false, hasPasskey: true });
});

test("a provider is a way to sign in as long as it is configured", async () => {
  const person = await newPerson();
  const google = { accountId: crypto.randomUUID(), providerId: "google", userId: person.userId };
  await person.owner.db.insert(accounts).values(google);
  const offering = (providers: Person["context"]["deployment"]["providers"]) =>
    createAccountApi({
      ...person.context,
      deployment: { ...person.context.deployment, providers },
    });
  const keys = { clientId: "id", clientSecret: "secret" };
  const places = { authorizationUrl: "", tokenUrl: "", profileUrl: "" };
  const offered = offering([{ id: "google", ...keys, ...places }]);
  const id = await withPasskey(person);
  expect(await offering([]).waysIn()).toMatchObject({ providers: [] });
  expect(await offered.waysIn()).toMatchObject({ providers: ["google"], hasPassword: false });
  expect(await refusalOf(offering([]).passkey.remove({ id }))).toMatchObject({
    message: "This is your only way to sign in. Add a second way first.",
  });
  await offered.passkey.remove({ id });
  expect(await refusalOf(offered.provider.unlink({ provider: "google" }))).toMatchObject({
    message: "This is your only way to sign in. Add a second way first.",
  });
  await withPassword(person);
  await offered.passkey.removePassword();
  await withPassword(person);
  // Another person's link is theirs.
  await (await newPerson()).account.provider.unlink({ provider: "google" });
  expect(await offered.provider.list()).toMatchObject([{ provider: "google" }]);
  await offered.provider.unlink({ provider: "google" });
  expect(await offered.provider.list()).toEqual([]);
});

test("an account at a provider is linked to one account here, whoever is quicker", async () => {
  const [person, other] = [await newPerson(), await newPerson()];
  const google = { accountId: crypto.randomUUID(), providerId: "google" };
  await person.owner.db.insert(accounts).values({ ...google, userId: person.userId });
  const second = other.owner.db.insert(accounts).values({ ...google, userId: other.userId });
  await expect(second).rejects.toMatchObject({
    cause: { message: expect.stringContaining("UNIQUE constraint failed") },
  });
});

test("the password stays while two-step sign-in needs it", async () => {
  const person = await newPerson();
  await withPassword(person);
  await withPasskey(person);
  await env.DB.prepare(
    "insert into two_factor (user_id, secret, backup_codes) values (?, 'x', 'x')",
  )
    .bind(person.userId)
    .run();
  expect(await refusalOf(person.account.passkey.removePassword())).toMatchObject({
    message: "Switch off two-step sign-in first: it needs a password.",
  });
});

test("adding and removing take a confirmation", async () => {
  const person = await newPerson();
  await withPassword(person);
  const id = await withPasskey(person);
  await person.account.passkey.mayAdd();
  await env.DB.exec("update session set created_at = created_at - 601000");
  const { passkey: own } = person.account;
  const calls = [() => own.mayAdd(), () => own.remove({ id }), () => own.removePassword()];
  for (const call of calls) {
    expect(await refusalOf(call())).toMatchObject({ code: "FORBIDDEN" });
  }
  expect(await own.list()).toMatchObject([{ id }]);
  expect(await person.account.waysIn()).toMatchObject({ hasPassword: true });
});
