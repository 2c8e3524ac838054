import { createHash } from "node:crypto";
import { crc32, deflateRawSync } from "node:zlib";
import type { ZipEntry } from "../workspace/zip-format.ts";

/** What an archive says of a file's content. */
type Described = Pick<ZipEntry, "crc32" | "bytes" | "packedBytes"> & { sha256: string };

/** Text shrinks to a fifth already; more would take longer than it saves. */
const level = 4;

/** A text as an archive has it. */
export function packText(text: string): Described & { packed: Uint8Array } {
  const content = new TextEncoder().encode(text);
  const packed = deflateRawSync(content, { level });
  return {
    packed,
    packedBytes: packed.byteLength,
    bytes: content.byteLength,
    crc32: crc32(content),
    sha256: createHash("sha256").update(content).digest("hex"),
  };
}

/** A content of at most so many bytes is kept with its description. */
export const mostKept = 32 * 1024;

/** A content that is stored as it is, read chunk by chunk; `kept` is a small one as a whole. */
export async function describe(
  content: ReadableStream<Uint8Array>,
): Promise<Described & { kept?: Buffer }> {
  const hash = createHash("sha256");
  let chunks: Uint8Array[] = [];
  let sum = 0;
  let bytes = 0;
  for await (const chunk of content.values()) {
    hash.update(chunk);
    sum = crc32(chunk, sum);
    bytes += chunk.byteLength;
    chunks = bytes > mostKept ? [] : [...chunks, chunk];
  }
  const described = { bytes, packedBytes: bytes, crc32: sum, sha256: hash.digest("hex") };
  return bytes > mostKept ? described : { ...described, kept: Buffer.concat(chunks) };
}
