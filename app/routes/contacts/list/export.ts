import { href } from "react-router";
import { pageContext } from "#app/context.ts";
import { csvResponse } from "#app/files/csv-response.ts";
import { redirectSaying } from "#app/flash.ts";
import { backFrom } from "#app/forms/back.ts";
import { nobodyChosenWords } from "#domain/contact/bulk.ts";
import { csvHeader, csvRows } from "../../../files/write-csv.ts";
import type { Route } from "./+types/export";
import { chosenBy } from "./bulk-deed.ts";

/** All contacts, or those that are chosen, as one CSV file, sent while it is read. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { api, session } = context.get(pageContext);
  const params = new URL(request.url).searchParams;
  const isChoice = ["id", "all", "filter"].some((name) => params.has(name));
  const selection = isChoice ? chosenBy(params, session) : undefined;
  if (selection?.ids?.length === 0) {
    throw await redirectSaying(backFrom(request, href("/contacts")), { text: nobodyChosenWords });
  }
  return csvResponse({
    name: "contacts",
    header: csvHeader(),
    rows: csvRows,
    first: await api.contact.export({ selection }),
    read: (after) => api.contact.export({ after, selection }),
  });
}
