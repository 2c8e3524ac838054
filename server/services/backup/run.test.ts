import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { backupPieces, backups, fileObjects } from "../../db/schema.ts";
import {
  archiveOf,
  aWhile,
  backupsOf,
  contentOf,
  exported,
  forgetEarlier,
  leftovers,
  runUntilDone,
  somebody,
  storageOf,
  tonight,
  watchedStorage,
} from "../../testing/backups.ts";
import { newPerson } from "../../testing/people.ts";
import { restoreFrom } from "../workspace/restore.ts";
import { Archive } from "../workspace/unzip.ts";
import { runBackups, startBackup } from "./run.ts";

beforeEach(forgetEarlier);

const day = 86_400_000;

test("a backup that many runs write has all that an export has, and is restored elsewhere", async () => {
  const person = await somebody();
  const runs = await runUntilDone(person, {
    budget: { statements: 8, requests: 20, bytes: 5_500_000 },
  });
  expect(runs).toBeGreaterThan(4);
  const source = await archiveOf(person);
  const archive = await Archive.open(source);
  expect(await contentOf(archive)).toEqual(await exported(person));
  expect(await leftovers(person)).toBe(0);
  const other = await newPerson();
  const answer = await restoreFrom(other.owner, storageOf(other), { source });
  expect(answer).toMatchObject({ filesLeftOut: 0 });
  expect((await other.api.contact.list({ limit: 1 })).total).toBe(
    (await person.api.contact.list({ limit: 1 })).total,
  );
  expect(await other.api.file.usage()).toEqual(await person.api.file.usage());
  // Nothing has changed since, so the next night has nothing to do.
  await runBackups(person.owner.db, storageOf(person), tonight + day, {
    statements: 60,
    requests: 50,
    bytes: 1e9,
  });
  expect(await backupsOf(person)).toHaveLength(1);
});

test("a backup whose run fails at any write is finished by a later one, and nothing half is left", async () => {
  for (const failsAt of [1, 2, 3]) {
    const person = await somebody();
    const storage = watchedStorage(storageOf(person), (number) => {
      if (number === failsAt) throw new Error("R2 doesn't answer");
    });
    await runUntilDone(person, { budget: { statements: 300, requests: 500, bytes: 1e9 }, storage });
    const [backup, ...others] = await backupsOf(person);
    expect(backup).toMatchObject({ failedAt: null, error: null, attempts: 1 });
    expect(others).toEqual([]);
    expect(await leftovers(person)).toBe(0);
    expect(await contentOf(await Archive.open(await archiveOf(person)))).toEqual(
      await exported(person),
    );
  }
});

test("a workspace that changes while it is read is read again, and given up if it never stops", async () => {
  const person = await somebody();
  const { db } = person.owner;
  const budget = { statements: 8, requests: 20, bytes: 1e9 };
  await runBackups(db, storageOf(person), tonight, { ...budget });
  await person.api.contact.create({ firstName: "Later" });
  await runUntilDone(person, { budget });
  expect(await backupsOf(person)).toMatchObject([{ attempts: 1, failedAt: null }]);
  expect(await contentOf(await Archive.open(await archiveOf(person)))).toEqual(
    await exported(person),
  );
  const later = tonight + day;
  await startBackup(person.owner, storageOf(person), later, {
    statements: 4,
    requests: 20,
    bytes: 1e9,
  });
  for (let now = later; now < later + 50 * aWhile; now += aWhile) {
    await person.api.contact.create({ firstName: "Again" });
    await runBackups(db, storageOf(person), now, { ...budget });
  }
  const second = (await backupsOf(person)).at(1);
  expect(second).toMatchObject({
    finishedAt: null,
    failedAt: expect.any(Number),
    error: expect.stringContaining("changed"),
  });
  const ofSecond = eq(backupPieces.backupId, second?.id ?? 0);
  expect(await db.select().from(backupPieces).where(ofSecond)).toEqual([]);
});

test("old backups are removed, with their objects", async () => {
  const person = await somebody();
  const { db } = person.owner;
  for (let age = 60; age > 0; age -= 1) {
    const key = `${person.userId}/backups/${age}.zip`;
    await storageOf(person).bucket.put(key, "archive");
    await db.insert(fileObjects).values({ key, userId: person.userId, removeAt: null });
    const startedAt = tonight - age * day;
    await db.insert(backups).values({
      ...{ userId: person.userId, key, startedAt, finishedAt: startedAt },
      ...{ writes: 0, progress: "{}" },
    });
  }
  await startBackup(person.owner, storageOf(person), tonight, {
    statements: 300,
    requests: 500,
    bytes: 1e9,
  });
  const kept = await backupsOf(person);
  expect(kept.length).toBeLessThan(15);
  const removed = await db
    .select()
    .from(fileObjects)
    .where(and(eq(fileObjects.removeAt, 0), eq(fileObjects.userId, person.userId)));
  expect(removed).toHaveLength(61 - kept.length);
});

test("a backup is listed and opened by its owner alone", async () => {
  const [person, other] = [await somebody(), await newPerson()];
  expect(await person.account.backup.start()).toEqual({ finished: true });
  const { backups: list, isOn } = await person.account.backup.list();
  expect(isOn).toBe(true);
  const [backup] = list;
  expect(backup).toMatchObject({ files: 2, error: null });
  const id = backup?.id ?? 0;
  expect((await person.account.backup.open({ id })).size).toBe(backup?.bytes);
  await expect(other.account.backup.open({ id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect((await other.account.backup.list()).backups).toEqual([]);
});
