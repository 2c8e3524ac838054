import { eq } from "drizzle-orm";
import { filesOffMessage } from "#domain/file/file.ts";
import { missing, Refusal } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import { live, type Owner } from "../../db/owner.ts";
import { files } from "../../db/schema.ts";
import type { FileStorage } from "./storage.ts";

/** Some bytes of a file. */
export interface ByteRange {
  offset: number;
  length: number;
}

export interface OpenFile {
  name: string;
  type: string;
  /** In bytes. */
  size: number;
  /** Differs from that of any other content. */
  etag: string;
  /** Its content, or some bytes of it; null if storage has lost it. */
  read: (range?: ByteRange) => Promise<ReadableStream | null>;
}

/** A file with its content. Refuses NOT_FOUND. */
export async function openFile(
  owner: Owner,
  storage: FileStorage | null,
  id: number,
): Promise<OpenFile> {
  if (!storage) throw new Refusal("NOT_FOUND", filesOffMessage);
  const [[file]] = await batch(owner.db, [
    owner.db
      .select({ name: files.name, type: files.type, size: files.size, key: files.key })
      .from(files)
      .where(live(owner, files, eq(files.id, id))),
  ]);
  if (!file) throw missing("file");
  const { key, ...shown } = file;
  return {
    ...shown,
    etag: `"${key.slice(key.indexOf("/") + 1)}"`,
    read: async (range) => {
      const object = await storage.bucket.get(key, range && { range });
      return object?.body ?? null;
    },
  };
}
