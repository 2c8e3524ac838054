import { largestFile } from "#domain/file/file.ts";

/** R2 takes the parts of an object from this size on. */
const partSize = 5 * 1024 * 1024;

/** Enough of an image to find its size in, in bytes. */
const headSize = 256 * 1024;

/** A body that has been written to R2. */
export interface Written {
  /** In bytes. */
  size: number;
  /** Its first bytes. */
  head: Uint8Array;
}

/**
 * Writes a body of unknown length as an object, with no more than one part of it in memory. Refuses
 * with `tooLarge()` if it is longer than `most` bytes. Unless it succeeds there is no object.
 */
export async function storeBody(
  bucket: R2Bucket,
  key: string,
  body: AsyncIterable<Uint8Array>,
  { most = largestFile, tooLarge }: { most?: number; tooLarge: () => Error },
): Promise<Written> {
  const part = new PartBuffer();
  const parts: R2UploadedPart[] = [];
  let upload: R2MultipartUpload | undefined;
  let head: Uint8Array | undefined;
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.byteLength;
      if (size > most) throw tooLarge();
      for (let rest = part.take(chunk); rest; rest = part.take(rest)) {
        head ??= part.bytes.slice(0, headSize);
        upload ??= await bucket.createMultipartUpload(key);
        parts.push(await upload.uploadPart(parts.length + 1, part.bytes));
        part.clear();
      }
    }
    head ??= part.bytes.slice(0, headSize);
    if (!upload) await bucket.put(key, part.bytes);
    else {
      if (part.bytes.length > 0) {
        parts.push(await upload.uploadPart(parts.length + 1, part.bytes));
      }
      await upload.complete(parts);
    }
    return { size, head };
  } catch (error) {
    await upload?.abort().catch(() => undefined);
    throw error;
  }
}

/** Collects bytes until they are as many as a part has; it grows with what it holds. */
class PartBuffer {
  #buffer = new Uint8Array(64 * 1024);
  #length = 0;

  get bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.#length);
  }

  /** Adds a chunk; returns what doesn't fit any more, or undefined if all of it did. */
  take(chunk: Uint8Array): Uint8Array | undefined {
    const taken = chunk.subarray(0, partSize - this.#length);
    this.#growTo(this.#length + taken.length);
    this.#buffer.set(taken, this.#length);
    this.#length += taken.length;
    return taken.length < chunk.length ? chunk.subarray(taken.length) : undefined;
  }

  clear(): void {
    this.#length = 0;
  }

  #growTo(length: number): void {
    if (length <= this.#buffer.length) return;
    const larger = new Uint8Array(Math.min(partSize, Math.max(length, 2 * this.#buffer.length)));
    larger.set(this.bytes);
    this.#buffer = larger;
  }
}
