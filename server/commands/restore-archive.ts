import { createReadStream, statSync } from "node:fs";
import { Readable } from "node:stream";
import { eq } from "drizzle-orm";
import { restoredMessage } from "#domain/archive.ts";
import { user } from "../db/auth-schema.ts";
import { openDatabase } from "../db/client.ts";
import { storageOf } from "../services/file/storage.ts";
import { ensureFirstPipeline } from "../services/pipeline.ts";
import { restoreFrom } from "../services/workspace/restore.ts";
import type { ArchiveSource } from "../services/workspace/source.ts";

/** An archive on this machine. */
function fileSource(file: string): ArchiveSource {
  return {
    size: statSync(file).size,
    read: async (offset, length) => {
      const stream = createReadStream(file, { start: offset, end: offset + length - 1 });
      return Readable.toWeb(stream) as unknown as ReadableStream<Uint8Array>;
    },
  };
}

/**
 * Restores an archive into the empty workspace of an account; returns the message to print. Throws what
 * `restoreFrom` refuses.
 */
export async function restoreArchive(
  env: Cloudflare.Env,
  file: string,
  email: string,
): Promise<string> {
  const db = openDatabase(env.DB);
  const [row] = await db.select({ id: user.id }).from(user).where(eq(user.email, email));
  if (!row) throw new Error(`There is no account for ${email}. Sign up first.`);
  await ensureFirstPipeline(db, row.id);
  const owner = { db, userId: row.id, actorId: row.id };
  const source = fileSource(file);
  const restored = await restoreFrom(owner, storageOf(env), { source, unbounded: true });
  return `${restoredMessage(restored.filesLeftOut)} Records: ${restored.records}.`;
}
