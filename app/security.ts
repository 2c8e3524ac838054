/**
 * The response with the headers that keep it safe: only this site's own scripts, no framing, no
 * guessing of types; pages of a person are in no shared cache.
 */
export function secured(response: Response, request: Request, nonce: string): Response {
  const safe = new Response(response.body, response);
  const { headers } = safe;
  const page = headers.get("content-type")?.startsWith("text/html") ?? false;
  if (page && import.meta.env.PROD) {
    headers.set("Content-Security-Policy", contentSecurityPolicy(nonce));
  }
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("X-Frame-Options", "DENY");
  headers.set("Referrer-Policy", "same-origin");
  if (new URL(request.url).protocol === "https:") {
    headers.set("Strict-Transport-Security", "max-age=31536000");
  }
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "private, no-cache");
  return safe;
}

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join("; ");
}
