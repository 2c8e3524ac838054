/** A request whose body is at most so many bytes, read into memory; null where it is longer. */
export async function bounded(request: Request, most: number): Promise<Request | null> {
  if (!request.body) return request;
  const body = await readBody(request, most);
  return body && new Request(request, { body });
}

/**
 * The body of a request, read into memory; null where it is longer than `most` bytes, with its rest
 * unread. What a length header says is not believed: the bytes are counted while they arrive.
 */
export async function readBody(
  { body, headers }: Request,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(headers.get("content-length")) > most) return null;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for await (const chunk of body?.values({ preventCancel: true }) ?? []) {
    length += chunk.byteLength;
    if (length > most) return null;
    chunks.push(new Uint8Array(chunk));
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** Cloudflare hands no longer body to a Worker. */
const longestDrained = 100 * 1024 * 1024;

/** Reads what nobody has read of a request: else its connection breaks, and a next one on it fails. */
export async function drain({ body }: Request): Promise<void> {
  if (!body || body.locked) return;
  let left = longestDrained;
  for await (const chunk of body) {
    left -= chunk.byteLength;
    if (left < 0) return;
  }
}
