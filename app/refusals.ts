import { data, redirect } from "react-router";

interface RefusedCall {
  code: string;
  message: string;
}

/**
 * What no form can show: signed out leads to sign-in, a missing row to a 404 page, a page address
 * that makes no sense to a 400 page. What is left is thrown on, for the form to show.
 */
export function answerRefusal(request: Request) {
  return ({ code, message }: RefusedCall): void => {
    if (code === "UNAUTHORIZED") throw redirect(signInPath(request));
    if (code === "NOT_FOUND") throw data(message, { status: 404 });
    if (code === "BAD_REQUEST" && request.method === "GET") throw data(message, { status: 400 });
  };
}

/** The sign-in page, which leads back to where the person was going. */
export function signInPath(request: Request): string {
  const { pathname, search } = new URL(request.url);
  const next = request.method === "GET" ? pathname.replace(/\.data$/, "") + search : "";
  return next && next !== "/" ? `/sign-in?${new URLSearchParams({ next })}` : "/sign-in";
}

/** A path of this site to go on to; anything else is the given fallback. */
export function safeNext(next: unknown, fallback: string): string {
  if (typeof next !== "string" || !/^\/(?![/\\])/.test(next)) return fallback;
  return /[\\\p{Cc}]/u.test(next) ? fallback : next;
}
