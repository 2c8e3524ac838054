import { pageContext } from "#app/context.ts";
import type { Route } from "./+types/export.ts";
import { csvHeader, csvRows } from "./write-csv.ts";

/** All contacts as one CSV file, sent while it is read. */
export async function loader({ context }: Route.LoaderArgs) {
  const { api } = context.get(pageContext);
  const encoder = new TextEncoder();
  let page = await api.contact.export({});
  let begun = false;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const beginning = begun ? "" : csvHeader();
      begun = true;
      controller.enqueue(encoder.encode(beginning + csvRows(page.items)));
      if (page.next === null) return controller.close();
      page = await api.contact.export({ after: page.next });
    },
  });
  const day = new Date().toISOString().slice(0, 10);
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="kith-contacts-${day}.csv"`,
    },
  });
}
