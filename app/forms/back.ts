import { pageUrl } from "#app/page-url.ts";
import { safeNext } from "#app/refusals.ts";
import { pageBefore } from "./kept-form.ts";

/**
 * The page that a page for one operation returns to: the one in the `to` parameter, or the page it
 * was opened from, but never itself.
 */
export function backTo(request: Request, fallback: string): string {
  const { pathname, searchParams } = pageUrl(request);
  const from = backFrom(request, fallback);
  const isItself = new URL(from, request.url).pathname === pathname;
  return safeNext(searchParams.get("to"), isItself ? fallback : from);
}

/** Pages on which somebody signs in or confirms that it's them: nobody wants to return there. */
const onTheWay = /^\/(sign-in|confirm)(\/|$)/;

/** The page of this site that sent a form; the fallback if that is one to sign in or confirm on. */
export function backFrom(request: Request, fallback = "/contacts"): string {
  const referer = request.headers.get("referer");
  if (!referer || !URL.canParse(referer)) return fallback;
  const from = new URL(referer);
  if (from.origin !== new URL(request.url).origin) return fallback;
  if (onTheWay.test(from.pathname)) return fallback;
  return safeNext(pageBefore(from) ?? from.pathname + from.search, fallback);
}
