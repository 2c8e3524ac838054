import { exportList } from "#app/components/list/server/export-list.ts";
import { pageContext } from "#app/context.ts";
import { csvHeader, csvRows } from "#app/files/write-csv.ts";
import { zoneOf } from "#app/zone.ts";
import type { Route } from "./+types/export";
import { contactRequest } from "./contact-request.ts";

/** All contacts, or those that are selected, as one CSV file. */
export function loader({ request, context }: Route.LoaderArgs) {
  const { api, session } = context.get(pageContext);
  return exportList(request, {
    list: contactRequest,
    timeZone: zoneOf(session),
    header: csvHeader(),
    lines: csvRows,
    read: (from) => api.contact.export(from),
  });
}
