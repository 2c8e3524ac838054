import { href } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { backFrom } from "#app/forms/back.ts";
import { nobodyChosenWords } from "#domain/contact-bulk.ts";
import type { Route } from "./+types/export.ts";
import { chosenBy } from "./bulk-deed.ts";
import { csvHeader, csvRows } from "./write-csv.ts";

/** All contacts, or those that are chosen, as one CSV file, sent while it is read. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { api, session } = context.get(pageContext);
  const params = new URL(request.url).searchParams;
  const isChoice = ["id", "all", "filter"].some((name) => params.has(name));
  const selection = isChoice ? chosenBy(params, session) : undefined;
  const encoder = new TextEncoder();
  if (selection?.ids?.length === 0) {
    throw await redirectSaying(backFrom(request, href("/contacts")), { text: nobodyChosenWords });
  }
  let page = await api.contact.export({ selection });
  let begun = false;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const beginning = begun ? "" : csvHeader();
      begun = true;
      controller.enqueue(encoder.encode(beginning + csvRows(page.items)));
      if (page.next === null) return controller.close();
      page = await api.contact.export({ after: page.next, selection });
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
