import { sql } from "drizzle-orm";
import { filesOffMessage } from "#domain/file/file.ts";
import type { ActivityUpload, IncomingFile } from "#domain/file/upload-input.ts";
import { Refusal } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import { entityTables } from "../../db/entities.ts";
import { perform } from "../../db/log.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { newestId } from "../../db/record.ts";
import { files } from "../../db/schema.ts";
import { fileSteps, type Kept, readFreeRoom, withStored } from "../file/add.ts";
import type { FileStorage } from "../file/storage.ts";
import { type ActivityAnswer, activityAnswered, readActivityAnswer } from "./activity.ts";
import { createActivity, newActivityOf } from "./create.ts";

/**
 * Adds an activity with the files that come with it, as one operation: if one of them is refused or
 * the upload is interrupted, nothing is added. Refuses as `createActivity` and `addFiles` do; without
 * files it is `createActivity`.
 */
export async function createActivityWithFiles(
  owner: Owner,
  storage: FileStorage | null,
  { activity, files: incoming, operationKey }: ActivityUpload,
): Promise<ActivityAnswer> {
  const { steps } = newActivityOf(owner, activity);
  const iterator = incoming[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done) return createActivity(owner, activity, { key: await operationKey?.() });
  const all = startingWith(first.value, iterator);
  if (!storage) {
    await all.return();
    throw new Refusal("NOT_FOUND", filesOffMessage, "files");
  }
  const room = await readFreeRoom(owner, storage);
  const write = async (kept: readonly Kept[]) => {
    const done = await perform(
      owner,
      { kind: "activity.create", key: await operationKey?.() },
      (number) => [
        ...steps(number),
        ...fileSteps(owner, storage, number, {
          record: { party: "activityId", id: newestId(entityTables.activity) },
          kept,
        }),
      ],
      (number) => readActivityAnswer(owner, number),
    );
    return { answer: activityAnswered(done), keys: await keysInUse(owner, kept) };
  };
  return (await withStored(owner, storage, { incoming: all, room }, write)).answer;
}

/** The objects of these that files have: none if the same form had been sent before. */
async function keysInUse(owner: Owner, kept: readonly Kept[]): Promise<string[]> {
  const keys = JSON.stringify(kept.map(({ key }) => key));
  const [rows] = await batch(owner.db, [
    owner.db
      .select({ key: files.key })
      .from(files)
      .where(owned(owner, files, sql`${files.key} in (select value from json_each(${keys}))`)),
  ]);
  return rows.map(({ key }) => key);
}

/** A file that has been taken, and those after it. */
async function* startingWith(
  first: IncomingFile,
  rest: AsyncIterator<IncomingFile>,
): AsyncGenerator<IncomingFile, void, undefined> {
  try {
    yield first;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
