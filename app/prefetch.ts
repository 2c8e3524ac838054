/** Whether the browser fetches this before a link is pressed, which may never happen. */
export function isPrefetch(request: Request): boolean {
  return request.headers.get("sec-purpose")?.startsWith("prefetch") ?? false;
}
