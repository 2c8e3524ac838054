import { pageContext } from "#app/context.ts";
import { sentFile } from "#app/files/export/file-response.ts";
import { tablesOf } from "#app/files/export/tables-of.ts";
import { signInFirst } from "#app/refusals.ts";
import { zoneOf } from "#app/zone.ts";
import type { Route } from "./+types/data-export";

/** Everything in the workspace as one ZIP file. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { account, api, session } = context.get(pageContext);
  if (!session) throw signInFirst(request);
  const pieces = await account.workspace.archive({ beside: tablesOf(api) });
  const timeZone = zoneOf(session);
  return sentFile(pieces, { name: "everything", timeZone, ending: "zip", type: "application/zip" });
}
