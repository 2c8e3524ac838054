import { data } from "react-router";
import { pageContext } from "#app/context.ts";
import { rangeIn } from "#app/files/byte-range.ts";
import { contentDisposition } from "#app/files/download.ts";
import { routeId } from "#app/route-id.ts";
import { isImage } from "#domain/file/content-type.ts";
import type { Route } from "./+types/show";

/**
 * A file's content. Whatever somebody uploaded, it can't run here: only images are shown, without
 * scripts and in no other site, and everything else is saved.
 */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { content } = context.get(pageContext);
  const { name, type, size, etag, read } = await content.open({ id: routeId(params.id) });
  const headers = new Headers({
    "Content-Type": type,
    "Content-Disposition": contentDisposition(isImage(type) ? "inline" : "attachment", name),
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Accept-Ranges": "bytes",
    ETag: etag,
  });
  if (request.headers.get("if-none-match")?.includes(etag)) {
    return new Response(null, { status: 304, headers });
  }
  const range = rangeIn(request.headers.get("range"), size);
  if (range === "unsatisfiable") {
    headers.set("Content-Range", `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  headers.set("Content-Length", String(range?.length ?? size));
  if (request.method === "HEAD") return new Response(null, { headers });
  const body = await read(range ?? undefined);
  if (!body) throw data("The content of this file is lost.", { status: 404 });
  if (!range) return new Response(body, { headers });
  const last = range.offset + range.length - 1;
  headers.set("Content-Range", `bytes ${range.offset}-${last}/${size}`);
  return new Response(body, { status: 206, headers });
}
