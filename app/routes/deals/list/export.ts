import { href } from "react-router";
import { pageContext } from "#app/context.ts";
import { csvResponse } from "#app/files/csv-response.ts";
import { redirectSaying } from "#app/flash.ts";
import { backFrom } from "#app/forms/back.ts";
import { noDealChosenWords } from "#domain/deal/bulk.ts";
import { dealsHeader, dealsRows } from "../board/write-deals.ts";
import type { Route } from "./+types/export";
import { dealsChosenBy } from "./deals-chosen.ts";

/** All deals, or those that are chosen, as one CSV file, sent while it is read. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { api, session } = context.get(pageContext);
  const params = new URL(request.url).searchParams;
  const isChoice = ["id", "all", "filter"].some((name) => params.has(name));
  const selection = isChoice ? dealsChosenBy(params, session) : undefined;
  if (selection?.ids?.length === 0) {
    throw await redirectSaying(backFrom(request, href("/deals/all")), { text: noDealChosenWords });
  }
  return csvResponse({
    name: "deals",
    header: dealsHeader(),
    rows: dealsRows,
    first: await api.deal.export({ selection }),
    read: (after) => api.deal.export({ after, selection }),
  });
}
