/** Where in the database's history this person's last write is: what they read is never older. */
const bookmarkName = "kith_bookmark";

function bookmarkOf(request: Request): string | undefined {
  return /(?:^|;\s*)kith_bookmark=([0-9a-zA-Z-]+)/.exec(request.headers.get("cookie") ?? "")?.[1];
}

/** A D1 session that may read from a replica, as long as it has the person's own last write. */
export function openSession(d1: D1Database, request: Request): D1DatabaseSession {
  return d1.withSession(bookmarkOf(request) ?? "first-primary");
}

/** The cookie that remembers a write; answers to reads set none, so that a late one cannot put back an older. */
export function bookmarkCookie(session: D1DatabaseSession, request: Request): string | undefined {
  if (request.method === "GET" || request.method === "HEAD") return undefined;
  const bookmark = session.getBookmark();
  if (!bookmark) return undefined;
  const secure = new URL(request.url).protocol === "https:" ? "; Secure" : "";
  return `${bookmarkName}=${bookmark}; Path=/; Max-Age=86400; HttpOnly; SameSite=Lax${secure}`;
}
