import { exportList } from "#app/components/list/server/export-list.ts";
import { pageContext } from "#app/context.ts";
import { dealColumns } from "#app/files/export/deal-columns.ts";
import { zoneOf } from "#app/zone.ts";
import type { Route } from "./+types/export";
import { dealRequest } from "./deal-request.ts";

/** All deals, or those that are selected, as one file. */
export function loader({ request, context }: Route.LoaderArgs) {
  const { api, session } = context.get(pageContext);
  return exportList(request, {
    list: dealRequest,
    timeZone: zoneOf(session),
    columns: dealColumns,
    read: (selection, after?: number) => api.deal.export({ selection, after }),
  });
}
