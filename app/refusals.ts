import { data, redirect } from "react-router";
import { pageUrl } from "#app/page-url.ts";
import { Refusal } from "#domain/refusal.ts";

interface RefusedCall {
  code: string;
  message: string;
  cause: unknown;
}

/**
 * Turns a refusal into a page: whoever is signed out signs in, whoever isn't confirmed is asked to
 * confirm, a missing row is a 404 page, and a URL that makes no sense a 400 page. Others are rethrown for the form to show; a form also shows
 * that a record is missing, found in the cause of the page.
 */
export function answerRefusal(request: Request) {
  return ({ code, message, cause }: RefusedCall): void => {
    if (code === "UNAUTHORIZED") throw signInFirst(request);
    if (code === "FORBIDDEN") throw confirmFirst(request);
    if (code === "NOT_FOUND") throw Object.assign(data(message, { status: 404 }), { cause });
    if (code === "BAD_REQUEST" && isRead(request)) throw data(message, { status: 400 });
  };
}

/** The same for what is called without a procedure, and so throws its refusals. */
export function answerThrown(request: Request) {
  const answer = answerRefusal(request);
  return (error: unknown): never => {
    if (error instanceof Refusal) {
      answer({ code: error.code, message: error.message, cause: error });
    }
    throw error;
  };
}

/** A page is requested by GET, or its headers alone by HEAD. */
function isRead({ method }: Request): boolean {
  return method === "GET" || method === "HEAD";
}

/**
 * Redirects to sign-in, and from there back to where the person was going. A form is sent along:
 * with status 307 the browser, and the router in it, send the same form to the page that keeps it.
 */
export function signInFirst(request: Request): Response {
  const page = pageOf(request);
  if (request.method === "POST") {
    return redirect(`/sign-in/resume?${new URLSearchParams({ to: page })}`, 307);
  }
  const leadsBack = isRead(request) && page !== "/";
  return redirect(leadsBack ? `/sign-in?${new URLSearchParams({ next: page })}` : "/sign-in");
}

/** Redirects to where a person confirms that it's them, with the form that was sent. */
function confirmFirst(request: Request): Response {
  if (request.method !== "POST") return redirect("/confirm");
  return redirect(`/confirm?${new URLSearchParams({ to: pageOf(request) })}`, 307);
}

/** The longest URL to return to, as a query carries it: a header holds it with room to spare. */
const longestBack = 4_000;

function fitsHeader(page: string): boolean {
  return encodeURIComponent(page).length <= longestBack;
}

/** The page of a request: without its query, or the home page, if it is too long to return to. */
function pageOf(request: Request): string {
  const { pathname, search } = pageUrl(request);
  return [pathname + search, pathname].find(fitsHeader) ?? "/";
}

/** A path of this site to go on to, safe in a Location header; the fallback for anything else. */
export function safeNext(next: unknown, fallback: string): string {
  if (typeof next !== "string" || !/^\/(?![/\\])/.test(next) || /[\\\p{Cc}]/u.test(next))
    return fallback;
  const { pathname, search, hash } = new URL(next, "https://kith.invalid");
  // Resolving the dots may leave the URL of another site: "/..//example.com".
  const page = pathname + search + hash;
  return page.startsWith("//") || !fitsHeader(page) ? fallback : page;
}
