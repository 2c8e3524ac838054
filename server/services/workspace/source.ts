import { tooLongArchiveMessage } from "#domain/archive.ts";
import { Refusal } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import type { Owner } from "../../db/owner.ts";
import { discardObjects, reserveObject } from "../file/objects.ts";
import type { FileStorage } from "../file/storage.ts";
import { storeBody } from "../file/store.ts";

/** Where an archive is read from: any part of it, as often as needed. */
export interface ArchiveSource {
  /** In bytes. */
  size: number;
  read: (offset: number, length: number) => Promise<ReadableStream<Uint8Array>>;
}

/** An archive in memory. */
export function bytesSource(bytes: Uint8Array): ArchiveSource {
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>]);
  return {
    size: bytes.byteLength,
    read: async (offset, length) => blob.slice(offset, offset + length).stream(),
  };
}

/** An archive that is an object of R2. */
export function objectSource(bucket: R2Bucket, key: string, size: number): ArchiveSource {
  return {
    size,
    read: async (offset, length) => {
      const object = await bucket.get(key, { range: { offset, length } });
      if (!object) throw new Error(`The object ${key} is missing`);
      return object.body;
    },
  };
}

/** The largest archive that is received in a request, in bytes: in R2 first, or in memory. */
const largest = { stored: 500 * 1024 * 1024, held: 20 * 1024 * 1024 };

function tooLong(): Refusal {
  return new Refusal("PAYLOAD_TOO_LARGE", tooLongArchiveMessage, "file");
}

/**
 * Receives an archive and passes it on, to be read in any order: it waits in R2, so that it may be longer
 * than what fits in memory, and is removed afterwards. Without storage it is held in memory. Refuses
 * PAYLOAD_TOO_LARGE for more than 500 MB, or 20 MB without storage.
 */
export async function withReceived<Answer>(
  owner: Owner,
  storage: FileStorage | null,
  body: AsyncIterable<Uint8Array>,
  use: (source: ArchiveSource) => Promise<Answer>,
): Promise<Answer> {
  if (!storage) return use(bytesSource(await collected(body)));
  const key = `${owner.userId}/${crypto.randomUUID()}`;
  await batch(owner.db, [reserveObject(owner, key)]);
  try {
    const { size } = await storeBody(storage.bucket, key, body, {
      most: largest.stored,
      tooLarge: tooLong,
    });
    return await use(objectSource(storage.bucket, key, size));
  } finally {
    // If this fails, cron removes it.
    await discardObjects(owner, storage, [key]).catch(() => undefined);
  }
}

async function collected(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > largest.held) throw tooLong();
    chunks.push(chunk);
  }
  return new Uint8Array(await new Blob(chunks as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}
