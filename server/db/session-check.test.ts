import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { newPerson, type Person } from "../testing/people.ts";
import { session, user } from "./auth-schema.ts";
import { batch } from "./client.ts";
import { newTally, withTally } from "./meter.ts";
import { contactTags } from "./schema.ts";
import { confirmSession, databaseOf, type SessionCheck } from "./session-check.ts";

let person: Person;
let check: SessionCheck;
const signedOut = { code: "UNAUTHORIZED", message: "Sign in to continue." };

beforeEach(async () => {
  person = await newPerson();
  check = { id: person.context.session?.check.id ?? 0, confirmed: false };
});

function tag(name: string) {
  const now = Date.now();
  const row = { name, nameKey: name, color: "#3B82F6", createdAt: now, updatedAt: now };
  return databaseOf(check, person.owner.db)
    .insert(contactTags)
    .values({ ...row, userId: person.userId });
}

test("each round trip of a valid session reads one more row, and stays one round trip", async () => {
  const tally = newTally();
  const db = databaseOf(check, person.owner.db);
  await withTally(tally, async () => {
    await db.select({ id: user.id }).from(user).limit(1);
  });
  expect(tally).toEqual({ queries: 1, read: 2, written: 0 });
  expect(check.confirmed).toBe(true);
});

test("nothing is read or written by a session that has ended, alone or in a batch", async () => {
  const db = databaseOf(check, person.owner.db);
  await person.owner.db.delete(session).where(sql`id = ${check.id}`);
  await expect(db.select().from(user)).rejects.toMatchObject({ cause: signedOut });
  await expect(tag("alone")).rejects.toMatchObject({ cause: signedOut });
  await expect(batch(db, [db.select().from(user)])).rejects.toMatchObject(signedOut);
  await expect(batch(db, [tag("first"), tag("second")])).rejects.toMatchObject(signedOut);
  expect(await person.owner.db.select().from(contactTags)).toEqual([]);
  expect(check.confirmed).toBe(false);
});

test("other failures of a batch don't look like the end of a session", async () => {
  const db = databaseOf(check, person.owner.db);
  const wrong = db.run(sql`select json_extract('{}', 'nonsense')`);
  await expect(batch(db, [wrong])).rejects.toThrow("bad JSON path");
});

test("a session is confirmed by one round trip, where none has done it yet", async () => {
  const tally = newTally();
  await withTally(tally, async () => {
    await confirmSession(check, person.owner.db);
    await confirmSession(check, person.owner.db);
  });
  expect(tally).toEqual({ queries: 1, read: 1, written: 0 });
});
