import { pageContext } from "#app/context.ts";
import { attachment } from "#app/files/download.ts";
import { readableTimes } from "#app/files/export/json-format.ts";
import { routeId } from "#app/route-id.ts";
import { displayName } from "#domain/contact/contact.ts";
import type { Route } from "./+types/files";
import { textOfData } from "./data-text.ts";

/** All data about a contact as a file: for programs, or for people to read. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const data = await context.get(pageContext).api.contact.data({ id: routeId(params.id) });
  const isJson = new URL(request.url).pathname.endsWith(".json");
  const [type, ending] = isJson ? ["application/json", "json"] : ["text/plain", "txt"];
  const text = isJson ? JSON.stringify(data, readableTimes, 2) : textOfData(data);
  return new Response(text, {
    headers: {
      "Content-Type": `${type}; charset=utf-8`,
      "Content-Disposition": attachment(`All data about ${displayName(data.contact)}`, ending),
    },
  });
}
