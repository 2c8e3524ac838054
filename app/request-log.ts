import { routes } from "virtual:react-router/server-build";

/*
 * One line of JSON for each request. It names the route by its pattern and has no query, so nothing that
 * somebody has typed, and nobody's records, are in the log.
 */

/** Answers beside pages. */
const others = ["api", "auth", "trpc", "dev", "mailbox", "health", "calendar", "__manifest"];

/** The fixed segments of all routes. */
const known = new Set([
  ...others,
  ...Object.values(routes).flatMap((route) => (route?.path ?? "").split("/")),
]);

interface Answered {
  id: string;
  status: number;
  /** In milliseconds. */
  duration: number;
  /** Round trips to the database. */
  queries: number;
}

/** The line for an answered request. */
export function requestLine({ method, url }: Request, { id, ...answered }: Answered): string {
  return JSON.stringify({ id, method, route: routeOf(new URL(url).pathname), ...answered });
}

/** The path with a colon for each segment that isn't ours: "/contacts/:/edit". */
export function routeOf(pathname: string): string {
  const [, data = ""] = /(\.data)$/.exec(pathname) ?? [];
  const segments = pathname.slice(0, pathname.length - data.length).split("/");
  const isCall = segments[1] === "api" && segments[2] === "trpc";
  const named = segments.map((segment, index) => {
    if (isCall && index === 3) return proceduresIn(segment);
    return known.has(segment) ? segment : ":";
  });
  return named.join("/") + data;
}

/** The procedures of a call, as far as they look like ours. */
function proceduresIn(segment: string): string {
  return /^[a-z]{1,20}\.[a-zA-Z]{1,30}(,[a-z]{1,20}\.[a-zA-Z]{1,30})*$/.test(segment)
    ? segment
    : ":";
}
