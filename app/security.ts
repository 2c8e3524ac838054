import { hasFlash } from "./flash.ts";
import { isPrefetch } from "./prefetch.ts";

/**
 * Adds security headers: only this site's own scripts, no framing, no MIME sniffing; pages of a
 * person are never in a shared cache. `formOrigins` are the other sites that a form may lead to.
 */
export function secured(
  response: Response,
  request: Request,
  nonce: string,
  formOrigins: string[] = [],
): Response {
  const safe = new Response(response.body, response);
  const { headers } = safe;
  const page = headers.get("content-type")?.startsWith("text/html") ?? false;
  if (page && import.meta.env.PROD) {
    headers.set("Content-Security-Policy", contentSecurityPolicy(nonce, formOrigins));
  }
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("X-Frame-Options", "DENY");
  headers.set("Referrer-Policy", "same-origin");
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Resource-Policy", "same-origin");
  headers.set("Permissions-Policy", permissionsPolicy);
  if (new URL(request.url).protocol === "https:") {
    headers.set("Strict-Transport-Security", "max-age=31536000");
  }
  if (!headers.has("Cache-Control")) {
    // A prefetched page is stored until its link is pressed, unless a message is still to be shown on
    // it. Each write sets a cookie, so that no page fetched before it is shown after it.
    const ahead = isPrefetch(request) && !hasFlash(request);
    // If a page may not be stored, the browser drops it from memory when the session ends.
    const kept = page ? "private, no-store" : "private, no-cache";
    headers.set("Cache-Control", ahead ? "private, max-age=10" : kept);
    headers.append("Vary", "Cookie");
  }
  return safe;
}

/**
 * Whether another site sent this request to change something. React Router checks this for pages
 * only, not for routes that have only an action.
 */
export function isForged(request: Request): boolean {
  if (request.method === "GET" || request.method === "HEAD") return false;
  const origin = request.headers.get("origin");
  if (origin !== null) return origin !== new URL(request.url).origin;
  const site = request.headers.get("sec-fetch-site");
  return site !== null && site !== "same-origin" && site !== "none";
}

/** What no page asks the browser for. */
const permissionsPolicy = [
  ...["camera", "microphone", "geolocation", "payment", "usb", "serial", "midi"],
  ...["accelerometer", "gyroscope", "magnetometer", "display-capture", "browsing-topics"],
]
  .map((feature) => `${feature}=()`)
  .join(", ");

function contentSecurityPolicy(nonce: string, formOrigins: string[]): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    // Chromium also compares where the answer to a form redirects to.
    ["form-action 'self'", ...formOrigins].join(" "),
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join("; ");
}
