/**
 * The URL of a request as the browser shows it: the router asks for a page's data at an address of its
 * own, which leads nowhere as a page.
 */
export function pageUrl(request: Request): URL {
  const url = new URL(request.url);
  url.pathname = url.pathname.replace(/\/_\.data$/, "/").replace(/\.data$/, "");
  for (const own of ["_routes", "index"]) url.searchParams.delete(own);
  return url;
}
