/** Whether the browser fetches this ahead of a press on a link, which may never come. */
export function isPrefetch(request: Request): boolean {
  return request.headers.get("sec-purpose")?.startsWith("prefetch") ?? false;
}
