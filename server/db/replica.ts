/**
 * The position of this person's last write in the database's history: their reads are never older.
 */
const bookmarkName = "kith_bookmark";

function bookmarkOf(request: Request): string | undefined {
  return /(?:^|;\s*)kith_bookmark=([0-9a-zA-Z-]+)/.exec(request.headers.get("cookie") ?? "")?.[1];
}

/** A D1 session that may read from a replica, as long as it has the person's own last write. */
export function openSession(d1: D1Database, request: Request): D1DatabaseSession {
  return d1.withSession(bookmarkOf(request) ?? "first-primary");
}

/**
 * The cookie that remembers a write; answers to reads set none, so that a late answer can't restore
 * an older cookie.
 */
export function bookmarkCookie(session: D1DatabaseSession, request: Request): string | undefined {
  if (request.method === "GET" || request.method === "HEAD") return undefined;
  const bookmark = session.getBookmark();
  return bookmark ? cookieOf(bookmark, request, 86_400) : undefined;
}

/**
 * The cookie that forgets the last write, once the person has a new session: its row was written
 * elsewhere, so a replica that has only the last write may not have it yet.
 */
export function forgottenBookmark(request: Request): string {
  return cookieOf("", request, 0);
}

function cookieOf(bookmark: string, request: Request, seconds: number): string {
  const secure = new URL(request.url).protocol === "https:" ? "; Secure" : "";
  return `${bookmarkName}=${bookmark}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}
