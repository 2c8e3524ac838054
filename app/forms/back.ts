import { safeNext } from "#app/refusals.ts";

/** The page of this site that a form was sent from. */
export function backFrom(request: Request, fallback = "/contacts"): string {
  const referer = request.headers.get("referer");
  if (!referer || !URL.canParse(referer)) return fallback;
  const { origin, pathname, search } = new URL(referer);
  return origin === new URL(request.url).origin ? safeNext(pathname + search, fallback) : fallback;
}
