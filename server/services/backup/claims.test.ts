import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { perform } from "../../db/log.ts";
import { accountDeletions, backups, backupTurns } from "../../db/schema.ts";
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
import { newPerson, type Person } from "../../testing/people.ts";
import { undoInSmallParts, undoPart } from "../../testing/undo.ts";
import { Archive } from "../workspace/unzip.ts";
import { forgetFailedBackups } from "./ending.ts";
import { LostBackup } from "./held.ts";
import { runBackups, startBackup } from "./run.ts";

beforeEach(forgetEarlier);

const day = 86_400_000;
const small = () => ({ statements: 8, requests: 20, bytes: 1e9 });
const large = () => ({ statements: 300, requests: 500, bytes: 1e9 });

/** Writes a part of an operation that takes several. */
async function writePart({ owner }: Person, key: string, part: number): Promise<void> {
  await perform(
    owner,
    { kind: "contact.import", key, part },
    () => [],
    () => owner.db.all("select 1"),
  );
}

async function restoredMatches(person: Person): Promise<void> {
  const archive = await Archive.open(await archiveOf(person));
  expect(await contentOf(archive)).toEqual(await exported(person));
}

test("a further part of an operation is a change, while a workspace is read and the night after", async () => {
  const person = await somebody();
  const { db } = person.owner;
  const key = crypto.randomUUID();
  await writePart(person, key, 0);
  await runBackups(db, storageOf(person), tonight, small());
  await writePart(person, key, 1);
  await runUntilDone(person, { budget: small() });
  expect(await backupsOf(person)).toMatchObject([{ attempts: 1, failedAt: null }]);
  expect(await runBackups(db, storageOf(person), tonight + 5 * day, large())).toBe(0);
  await writePart(person, key, 2);
  expect(await runBackups(db, storageOf(person), tonight + 6 * day, large())).toBe(1);
});

test("a backup waits until an undo in parts is complete", async () => {
  const person = await newPerson();
  const { operation } = await person.api.sample.load({});
  await undoPart(person, operation);
  expect(await startBackup(person.owner, storageOf(person), tonight, large())).toEqual({
    finished: false,
  });
  expect(await backupsOf(person)).toMatchObject([{ attempts: 0, records: 0, error: null }]);
  await undoInSmallParts(person, operation);
  await runUntilDone(person, { budget: large() });
  expect(await backupsOf(person)).toMatchObject([{ attempts: 0, error: null }]);
  await restoredMatches(person);
});

test("a run that is slower than its lease writes nothing once another has taken its backup", async () => {
  for (const slowAt of [1, 2, 3]) {
    const person = await somebody();
    const { db } = person.owner;
    const slow = watchedStorage(storageOf(person), async (number) => {
      if (number !== slowAt) return;
      expect(await runBackups(db, storageOf(person), tonight + aWhile, large())).toBe(1);
    });
    expect(await runBackups(db, slow, tonight, large())).toBe(0);
    expect(await backupsOf(person)).toMatchObject([{ attempts: 0, failedAt: null, error: null }]);
    expect(await leftovers(person)).toBe(0);
    await restoredMatches(person);
    await forgetEarlier();
  }
});

test("a workspace that changed while no run went on is read again, unless parts are written", async () => {
  const person = await somebody();
  const { bucket, ...rest } = storageOf(person);
  // A run that is stopped writes nothing more, like one that has lost its backup.
  const stopped = {
    get: bucket.get.bind(bucket),
    createMultipartUpload: () => Promise.reject(new LostBackup()),
  };
  const storage = { ...rest, bucket: stopped as unknown as R2Bucket };
  await runBackups(person.owner.db, storage, tonight, large());
  await person.api.contact.create({ firstName: "Later" });
  await runUntilDone(person, { budget: large() });
  expect(await backupsOf(person)).toMatchObject([{ attempts: 1, failedAt: null }]);
  await restoredMatches(person);
});

test("a backup whose runs are stopped each time is given up, and forgotten after a week", async () => {
  const person = await somebody();
  const { db } = person.owner;
  const stopped = watchedStorage(storageOf(person), () => {
    throw new LostBackup();
  });
  for (let run = 0; run < 10; run += 1) {
    await runBackups(db, stopped, tonight + run * aWhile, large());
  }
  const [backup] = await backupsOf(person);
  expect(backup).toMatchObject({ finishedAt: null, error: expect.stringContaining("stopped") });
  expect(backup?.failedAt).toBeGreaterThan(tonight);
  expect(await leftovers(person)).toBe(0);
  await forgetFailedBackups(db, tonight + 9 * day);
  expect(await backupsOf(person)).toEqual([]);
});

test("one backup of a workspace is written at a time, and none right after another", async () => {
  const person = await newPerson();
  await person.api.contact.create({ firstName: "Ada" });
  const start = () => startBackup(person.owner, storageOf(person), tonight, large());
  await Promise.all([start(), start(), start()].map((each) => each.catch(() => undefined)));
  expect(await backupsOf(person)).toHaveLength(1);
  await runUntilDone(person, { budget: large() });
  await expect(start()).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
  expect(await backupsOf(person)).toHaveLength(1);
});

test("a round goes on after the workspace that it has come to, and only then a new one begins", async () => {
  const [first, second] = [await newPerson(), await newPerson()];
  for (const { api } of [first, second]) await api.contact.create({ firstName: "Ada" });
  const { db } = first.owner;
  await db.insert(backupTurns).values({ userId: first.userId, day: tonight - 26 * 3_600_000 });
  await runBackups(db, storageOf(first), tonight, { statements: 1, requests: 10, bytes: 1e9 });
  expect(await backupsOf(first)).toEqual([]);
  expect(await backupsOf(second)).toHaveLength(1);
  for (let run = 1; run < 9; run += 1) {
    await runBackups(db, storageOf(first), tonight + run * aWhile, large());
  }
  expect(await backupsOf(first)).toHaveLength(1);
});

test("nothing is written for an account that is due, and the object of one that is gone is deleted", async () => {
  const person = await newPerson();
  const { db } = person.owner;
  await person.api.contact.create({ firstName: "Ada" });
  await startBackup(person.owner, storageOf(person), tonight, { ...small(), statements: 1 });
  const [begun] = await backupsOf(person);
  if (!begun) throw new Error("The backup has begun");
  await db
    .insert(accountDeletions)
    .values({ userId: person.userId, requestedAt: 0, dueAt: tonight });
  await runBackups(db, storageOf(person), tonight + aWhile, large());
  expect(await backupsOf(person)).toMatchObject([{ finishedAt: null }]);
  await db.delete(accountDeletions).where(eq(accountDeletions.userId, person.userId));
  const deleting = watchedStorage(storageOf(person), () => db.delete(backups));
  await runBackups(db, deleting, tonight + 2 * aWhile, large());
  expect(await storageOf(person).bucket.head(begun.key)).toBeNull();
});
