/** A request with its body read into memory; null if the body is longer than `most` bytes. */
export async function bounded(request: Request, most: number): Promise<Request | null> {
  if (!request.body) return request;
  const body = await readBody(request, most);
  return body && new Request(request, { body });
}

/**
 * The body of a request, read into memory; null if it is longer than `most` bytes, and then the
 * rest stays unread. The Content-Length header isn't trusted: bytes are counted as they arrive.
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

/** Cloudflare passes no longer body to a Worker. */
const longestDrained = 100 * 1024 * 1024;

/**
 * Reads whatever is left of a request's body: otherwise its connection breaks and the next request
 * on it fails.
 */
export async function drain({ body }: Request): Promise<void> {
  if (!body || body.locked) return;
  let left = longestDrained;
  for await (const chunk of body) {
    left -= chunk.byteLength;
    if (left < 0) return;
  }
}
