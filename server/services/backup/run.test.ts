import { env } from "cloudflare:workers";
import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { movesPath, pathOfKind } from "#domain/archive.ts";
import { backups, fileObjects } from "../../db/schema.ts";
import { addFile } from "../../testing/files.ts";
import { newPerson, type Person } from "../../testing/people.ts";
import type { FileStorage } from "../file/storage.ts";
import { archivedEntities, archiveWorkspace } from "../workspace/archive.ts";
import { restoreFrom } from "../workspace/restore.ts";
import { bytesSource, objectSource } from "../workspace/source.ts";
import { Archive } from "../workspace/unzip.ts";
import type { Budget } from "./budget.ts";
import { runBackups, startBackup } from "./run.ts";

const tonight = Date.UTC(2026, 10, 30, 2);
const aWhile = 20 * 60_000;

function storageOf({ context }: Person): FileStorage {
  const { files } = context.deployment;
  if (!files) throw new Error("Files are off");
  return files;
}

/** Nobody of an earlier test needs a backup. */
beforeEach(async () => {
  await env.DB.batch([
    env.DB.prepare("delete from backups"),
    env.DB.prepare("delete from backup_turns"),
    env.DB.prepare(
      "insert or ignore into account_deletions (user_id, requested_at, due_at) select id, 0, 9000000000000000 from user",
    ),
  ]);
});

async function collected<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** All records of an archive, and the checksums of contents. */
async function contentOf(archive: Archive): Promise<Record<string, unknown>> {
  const paths = [...archivedEntities.map(({ name }) => pathOfKind(name)), movesPath];
  const content: Record<string, unknown> = {};
  for (const path of paths) content[path] = await collected(archive.records(path));
  for (const { path, sha256 } of archive.manifest.files) {
    if (!path.startsWith("files/")) continue;
    await collected(archive.content(path));
    content[path] = sha256;
  }
  return content;
}

async function exported(person: Person): Promise<Record<string, unknown>> {
  const pieces = await collected(await archiveWorkspace(person.owner, storageOf(person)));
  const bytes = await new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer();
  return contentOf(await Archive.open(bytesSource(new Uint8Array(bytes))));
}

async function backupsOf({ owner, userId }: Person) {
  return owner.db.select().from(backups).where(eq(backups.userId, userId)).orderBy(backups.id);
}

async function archiveOf(person: Person) {
  const [backup] = (await backupsOf(person)).filter(({ finishedAt }) => finishedAt);
  if (!backup) throw new Error("No backup is finished");
  return objectSource(storageOf(person).bucket, backup.key, backup.bytes);
}

async function somebody(): Promise<Person> {
  const person = await newPerson();
  await person.api.sample.load({});
  const [contact, other] = (await person.api.contact.list()).items;
  if (!contact || !other) throw new Error("The sample data has contacts");
  await addFile(person, { contactId: contact.id }, { name: "Plan.txt" });
  const noise = crypto.getRandomValues(new Uint8Array(60_000));
  const large = new Uint8Array(7 * 1024 * 1024);
  for (let from = 0; from + noise.length < large.length; from += noise.length)
    large.set(noise, from);
  await addFile(person, { contactId: other.id }, { name: "Large.bin", content: large });
  return person;
}

/** Runs cron until it has nothing left to do; each run gets the same budget. */
async function runUntilDone(
  person: Person,
  { budget, storage = storageOf(person) }: { budget: Budget; storage?: FileStorage },
): Promise<number> {
  let runs = 0;
  for (let now = tonight; runs < 100; now += aWhile) {
    runs += 1;
    await runBackups(person.owner.db, storage, now, { ...budget });
    const [backup] = await backupsOf(person);
    if (backup?.finishedAt || backup?.failedAt) return runs;
  }
  throw new Error("The backup isn't finished");
}

async function leftovers(person: Person) {
  const [row] = await person.owner.db.all<{ pieces: number }>(
    "select count(*) as pieces from backup_pieces",
  );
  return row?.pieces;
}

test("a backup that many runs write has all that an export has, and is restored elsewhere", async () => {
  const person = await somebody();
  const runs = await runUntilDone(person, { budget: { statements: 8, bytes: 5_500_000 } });
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
  const again = await runBackups(person.owner.db, storageOf(person), tonight + 86_400_000, {
    statements: 30,
    bytes: 1e9,
  });
  expect(again).toBe(0);
});

/** Storage whose nth write fails, as if the Worker were stopped there. */
function failingStorage(storage: FileStorage, failsAt: number): FileStorage {
  let writes = 0;
  const count = () => {
    writes += 1;
    if (writes === failsAt) throw new Error("R2 doesn't answer");
  };
  const watched = (upload: R2MultipartUpload): R2MultipartUpload => ({
    key: upload.key,
    uploadId: upload.uploadId,
    abort: () => upload.abort(),
    uploadPart: (number, bytes) => {
      count();
      return upload.uploadPart(number, bytes);
    },
    complete: async (parts) => {
      const object = await upload.complete(parts);
      count();
      return object;
    },
  });
  const { bucket } = storage;
  const failing = {
    get: bucket.get.bind(bucket),
    head: bucket.head.bind(bucket),
    put: bucket.put.bind(bucket),
    delete: bucket.delete.bind(bucket),
    createMultipartUpload: async (key: string) => watched(await bucket.createMultipartUpload(key)),
    resumeMultipartUpload: (key: string, id: string) =>
      watched(bucket.resumeMultipartUpload(key, id)),
  };
  return { ...storage, bucket: failing as unknown as R2Bucket };
}

test("a backup whose run fails at any write is finished by a later one, and nothing half is left", async () => {
  for (const failsAt of [1, 2, 3]) {
    const person = await somebody();
    const storage = failingStorage(storageOf(person), failsAt);
    await runUntilDone(person, { budget: { statements: 300, bytes: 1e9 }, storage });
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
  const budget = { statements: 8, bytes: 1e9 };
  await runBackups(db, storageOf(person), tonight, { ...budget });
  await person.api.contact.create({ firstName: "Later" });
  await runUntilDone(person, { budget });
  expect(await backupsOf(person)).toMatchObject([{ attempts: 1, failedAt: null }]);
  expect(await contentOf(await Archive.open(await archiveOf(person)))).toEqual(
    await exported(person),
  );
  await startBackup(person.owner, storageOf(person), tonight, { statements: 4, bytes: 1e9 });
  for (let now = tonight; now < tonight + 50 * aWhile; now += aWhile) {
    await person.api.contact.create({ firstName: "Again" });
    await runBackups(db, storageOf(person), now, { ...budget });
  }
  const second = (await backupsOf(person)).at(1);
  expect(second).toMatchObject({ finishedAt: null, error: expect.stringContaining("changed") });
  expect(await leftovers(person)).toBe(0);
});

test("old backups are removed, with their objects", async () => {
  const person = await somebody();
  const { db } = person.owner;
  const day = 86_400_000;
  for (let age = 60; age > 0; age -= 1) {
    const key = `${person.userId}/backups/${age}.zip`;
    await storageOf(person).bucket.put(key, "archive");
    await db.insert(fileObjects).values({ key, userId: person.userId, removeAt: null });
    const startedAt = tonight - age * day;
    await db.insert(backups).values({
      ...{ userId: person.userId, key, startedAt, finishedAt: startedAt },
      ...{ operationId: 0, progress: "{}" },
    });
  }
  await startBackup(person.owner, storageOf(person), tonight, { statements: 300, bytes: 1e9 });
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
