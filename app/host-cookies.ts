/*
 * Over https every cookie is a __Host- one: browsers accept it only from this host itself, with Secure and
 * for all paths, so no other site of the same domain can set or read it. Within the Worker cookies have
 * their plain names, which they also have over http, where browsers would refuse the prefix.
 */

const prefix = "__Host-";

function isSecure(request: Request): boolean {
  return new URL(request.url).protocol === "https:";
}

/** The request with the plain names of its own cookies; over https any others are left out. */
export function withPlainCookies(request: Request): Request {
  const sent = request.headers.get("cookie");
  if (sent === null || !isSecure(request)) return request;
  const own = sent
    .split(";")
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookie.startsWith(prefix))
    .map((cookie) => cookie.slice(prefix.length));
  const headers = new Headers(request.headers);
  if (own.length > 0) headers.set("cookie", own.join("; "));
  else headers.delete("cookie");
  return new Request(request, { headers, signal: request.signal });
}

/** Gives the cookies that an answer sets their prefix, if it is sent over https. */
export function prefixCookies(headers: Headers, request: Request): void {
  const cookies = headers.getSetCookie();
  if (cookies.length === 0 || !isSecure(request)) return;
  headers.delete("Set-Cookie");
  for (const cookie of cookies) {
    const secure = /;\s*secure\b/i.test(cookie) ? "" : "; Secure";
    headers.append("Set-Cookie", `${prefix}${cookie}${secure}`);
  }
}
