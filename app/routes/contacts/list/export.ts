import { href } from "react-router";
import { exportList } from "#app/components/list/server/export-list.ts";
import { pageContext } from "#app/context.ts";
import { cardFormat } from "#app/files/export/card-format.ts";
import { contactColumns } from "#app/files/export/contact-columns.ts";
import { zoneOf } from "#app/zone.ts";
import type { Contact } from "#server/services/contact/contact.ts";
import type { Route } from "./+types/export";
import { contactRequest } from "./contact-request.ts";

/** All contacts, or those that are selected, as one file. */
export function loader({ request, context }: Route.LoaderArgs) {
  const { api, session } = context.get(pageContext);
  const pageOf = ({ id }: Contact) =>
    new URL(href("/contacts/:id", { id: String(id) }), request.url).href;
  return exportList(request, {
    list: contactRequest,
    timeZone: zoneOf(session),
    columns: contactColumns,
    further: [cardFormat(pageOf)],
    read: (selection, after?: number) => api.contact.export({ selection, after }),
  });
}
