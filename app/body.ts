/** A request whose body is at most so many bytes, read into memory; null where it is longer. */
export async function bounded(request: Request, most: number): Promise<Request | null> {
  if (!request.body) return request;
  const body = await readBody(request, most);
  return body && new Request(request, { body });
}

/**
 * The body of a request, read into memory; null where it is longer than `most` bytes. What a length
 * header says is not believed: the bytes are counted while they arrive.
 */
export async function readBody(
  { body, headers }: Request,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(headers.get("content-length")) > most) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop early cancels what is still to come.
  for await (const chunk of body ?? []) {
    length += chunk.byteLength;
    if (length > most) return null;
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
