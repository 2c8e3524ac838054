import { openDatabase } from "./db/client.ts";
import { digestOf } from "./db/digest.ts";
import { readFeed } from "./services/calendar/feed.ts";

const path = /^\/calendar\/([\da-f]{48})\.ics$/;

/**
 * Answers a calendar program at /calendar/<secret>.ics: it has no session, and gets no cookies. A
 * secret that is nobody's is 404, like any page that doesn't exist.
 */
export async function answerFeed(request: Request, d1: D1Database): Promise<Response> {
  const { pathname, origin } = new URL(request.url);
  if (request.method !== "GET" && request.method !== "HEAD") {
    return new Response("Use GET.", { status: 405, headers: { Allow: "GET, HEAD" } });
  }
  const [, secret] = path.exec(pathname) ?? [];
  const text = secret
    ? await readFeed(openDatabase(d1), { secret, origin, now: Date.now() })
    : null;
  if (text === null) return new Response("There is no such calendar.", { status: 404 });
  const etag = `"${(await digestOf(text)).slice(0, 32)}"`;
  const headers = { ETag: etag, "Cache-Control": "private, max-age=300" };
  if (request.headers.get("if-none-match") === etag)
    return new Response(null, { status: 304, headers });
  const type = { "Content-Type": "text/calendar; charset=utf-8" };
  return new Response(request.method === "HEAD" ? null : text, {
    headers: { ...headers, ...type },
  });
}
