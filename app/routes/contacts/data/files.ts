import { pageContext } from "#app/context.ts";
import { attachment } from "#app/files/download.ts";
import { streamed } from "#app/files/export/file-response.ts";
import { routeId } from "#app/route-id.ts";
import { displayName } from "#domain/contact/contact.ts";
import type { Api } from "#server/api.ts";
import type { ContactDataPage } from "#server/services/contact/everything.ts";
import type { Route } from "./+types/files";
import { jsonOfData } from "./data-json.ts";
import { textOfData } from "./data-text.ts";

/** All data about a contact as a file, sent while it is read: for programs, or for people to read. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  const name = displayName(await api.contact.byId({ id }));
  const isJson = new URL(request.url).pathname.endsWith(".json");
  const [type, ending] = isJson ? ["application/json", "json"] : ["text/plain", "txt"];
  const pages = pagesOf(api, id);
  const pieces = isJson ? jsonOfData(pages) : textOfData(name, pages);
  return streamed(encoded(pieces), {
    "Content-Type": `${type}; charset=utf-8`,
    "Content-Disposition": attachment(`All data about ${name}`, ending),
  });
}

async function* pagesOf(api: Api, id: number): AsyncGenerator<ContactDataPage> {
  let page = await api.contact.data({ id });
  while (true) {
    yield page;
    if (page.next === null) return;
    page = await api.contact.data({ id, from: page.next });
  }
}

async function* encoded(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const piece of pieces) {
    if (piece !== "") yield encoder.encode(piece);
  }
}
