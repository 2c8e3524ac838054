import { dayIn } from "#domain/day.ts";

interface CsvParts<Item> {
  /** "contacts". */
  name: string;
  /** IANA: the file is named by the present day in it. */
  timeZone: string;
  header: string;
  rows: (items: Item[]) => string;
  first: { items: Item[]; next: number | null };
  read: (after: number) => Promise<{ items: Item[]; next: number | null }>;
}

/** A CSV file that is streamed while its rows are read. */
export function csvResponse<Item>(parts: CsvParts<Item>): Response {
  const { name, timeZone, header, rows, first, read } = parts;
  const encoder = new TextEncoder();
  let page = first;
  let begun = false;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const beginning = begun ? "" : header;
      begun = true;
      controller.enqueue(encoder.encode(beginning + rows(page.items)));
      if (page.next === null) return controller.close();
      page = await read(page.next);
    },
  });
  const day = dayIn(timeZone, Date.now());
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="kith-${name}-${day}.csv"`,
    },
  });
}
