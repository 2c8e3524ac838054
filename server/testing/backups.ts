import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { movesPath, pathOfKind } from "#domain/archive.ts";
import { backups } from "../db/schema.ts";
import type { Budget } from "../services/backup/budget.ts";
import { runBackups } from "../services/backup/run.ts";
import type { FileStorage } from "../services/file/storage.ts";
import { archivedEntities, archiveWorkspace } from "../services/workspace/archive.ts";
import { bytesSource, objectSource } from "../services/workspace/source.ts";
import { Archive } from "../services/workspace/unzip.ts";
import { addFile } from "./files.ts";
import { newPerson, type Person } from "./people.ts";

export const tonight = Date.UTC(2026, 10, 30, 2);
export const aWhile = 20 * 60_000;

/** Where a deployment with files stores them. */
export function storageOf({ context }: Person): FileStorage {
  const { files } = context.deployment;
  if (!files) throw new Error("Files are off");
  return files;
}

/** Has nobody of an earlier test need a backup. */
export async function forgetEarlier(): Promise<void> {
  await env.DB.batch([
    env.DB.prepare("delete from backups"),
    env.DB.prepare("delete from backup_turns"),
    env.DB.prepare(
      "insert or ignore into account_deletions (user_id, requested_at, due_at) select id, 0, 9000000000000000 from user",
    ),
  ]);
}

async function collected<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** All records of an archive, and the checksums of contents. */
export async function contentOf(archive: Archive): Promise<Record<string, unknown>> {
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

/** The same of a download. */
export async function exported(person: Person): Promise<Record<string, unknown>> {
  const pieces = await collected(await archiveWorkspace(person.owner, storageOf(person)));
  const bytes = await new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer();
  return contentOf(await Archive.open(bytesSource(new Uint8Array(bytes))));
}

/** All backups of a workspace. */
export async function backupsOf({ owner, userId }: Person) {
  return owner.db.select().from(backups).where(eq(backups.userId, userId)).orderBy(backups.id);
}

/** The first backup that is finished. */
export async function archiveOf(person: Person) {
  const [backup] = (await backupsOf(person)).filter(({ finishedAt }) => finishedAt);
  if (!backup) throw new Error("No backup is finished");
  return objectSource(storageOf(person).bucket, backup.key, backup.bytes);
}

/** Somebody with the sample data, a small file and one of more than a part. */
export async function somebody(): Promise<Person> {
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
export async function runUntilDone(
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

/** How many pieces there are of anybody's backups. */
export async function leftovers(person: Person) {
  const [row] = await person.owner.db.all<{ pieces: number }>(
    "select count(*) as pieces from backup_pieces",
  );
  return row?.pieces;
}

/** Storage that calls `onWrite` with the number of each write, from 1: before a part, and after a whole object. */
export function watchedStorage(
  storage: FileStorage,
  onWrite: (number: number) => unknown,
): FileStorage {
  let writes = 0;
  const count = () => {
    writes += 1;
    return onWrite(writes);
  };
  const { bucket } = storage;
  const watched = (upload: R2MultipartUpload): R2MultipartUpload => ({
    key: upload.key,
    uploadId: upload.uploadId,
    abort: () => upload.abort(),
    uploadPart: async (number, bytes) => {
      await count();
      return upload.uploadPart(number, bytes);
    },
    complete: async (parts) => {
      const object = await upload.complete(parts);
      await count();
      return object;
    },
  });
  const watching = {
    get: bucket.get.bind(bucket),
    head: bucket.head.bind(bucket),
    put: async (key: string, bytes: Uint8Array) => {
      await bucket.put(key, bytes);
      await count();
    },
    delete: bucket.delete.bind(bucket),
    createMultipartUpload: async (key: string) => watched(await bucket.createMultipartUpload(key)),
    resumeMultipartUpload: (key: string, id: string) =>
      watched(bucket.resumeMultipartUpload(key, id)),
  };
  return { ...storage, bucket: watching as unknown as R2Bucket };
}
