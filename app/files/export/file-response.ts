import { dayIn } from "#domain/day.ts";
import type { FileFormat } from "./file-format.ts";

/** The rows of a file: the first page, and how to read the next ones. */
interface PagedRows<Row, After> {
  format: FileFormat<Row>;
  first: { items: Row[]; next: After | null };
  read: (after: After) => Promise<{ items: Row[]; next: After | null }>;
}

interface Download<Row, After> extends PagedRows<Row, After> {
  /** "contacts". */
  name: string;
  /** IANA: the file is named by the present day in it. */
  timeZone: string;
}

/** A file that is sent while its rows are read: only a page of them is in memory. */
export function fileResponse<Row, After>(download: Download<Row, After>): Response {
  const { name, timeZone, format } = download;
  return sentFile(piecesOf(download), { name, timeZone, ...format });
}

interface SentFile {
  name: string;
  timeZone: string;
  ending: string;
  type: string;
}

/** The pieces of a file as an answer that names it by the present day. */
export function sentFile(
  pieces: AsyncGenerator<Uint8Array>,
  { name, timeZone, ending, type }: SentFile,
): Response {
  return streamed(pieces, {
    "Content-Type": type,
    "Content-Disposition": `attachment; filename="kith-${name}-${dayIn(timeZone, Date.now())}.${ending}"`,
  });
}

/** An answer whose pieces are made as fast as they are taken. */
export function streamed(pieces: AsyncGenerator<Uint8Array>, headers: HeadersInit): Response {
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return new Response(body, { headers });
}

/** The pieces of a file, while its rows are read. */
export async function* piecesOf<Row, After>({
  format,
  first,
  read,
}: PagedRows<Row, After>): AsyncGenerator<Uint8Array, undefined> {
  const writer = format.writer();
  let page = first;
  yield* writer.begin();
  yield* writer.rows(page.items);
  while (page.next !== null) {
    page = await read(page.next);
    yield* writer.rows(page.items);
  }
  yield* writer.end();
  return undefined;
}
