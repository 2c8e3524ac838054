import { href } from "react-router";
import { pageContext } from "#app/context.ts";
import { attachment } from "#app/files/download.ts";
import { routeId } from "#app/route-id.ts";
import { displayName } from "#domain/contact/contact.ts";
import { writeVCard } from "#domain/contact/vcard.ts";
import type { Route } from "./+types/card";

/** A contact as a vCard file, for an address book; its URL identifies it. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const contact = await context.get(pageContext).api.contact.byId({ id: routeId(params.id) });
  const page = new URL(href("/contacts/:id", { id: String(contact.id) }), request.url);
  return new Response(writeVCard(contact, page.href), {
    headers: {
      "Content-Type": "text/vcard; charset=utf-8",
      "Content-Disposition": attachment(displayName(contact), "vcf"),
    },
  });
}
