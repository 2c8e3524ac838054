import { renderToString } from "react-dom/server";
import {
  type EntryContext,
  isRouteErrorResponse,
  type RouterContextProvider,
  ServerRouter,
} from "react-router";
import { logFault } from "#domain/fault-line.ts";
import { nonceContext, requestIdContext } from "./context.ts";
import { RequestIdContext } from "./ui/request-id.ts";

/**
 * Renders a page to a string: no page defers data, and in workerd a string costs less than half of
 * React's stream. The data that the stream would send to the browser is read here and put before
 * the end of the body.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const nonce = context.get(nonceContext);
  const { serverHandoffStream, ...rest } = entry;
  const html = renderToString(
    <RequestIdContext value={context.get(requestIdContext)}>
      <ServerRouter context={rest} url={request.url} nonce={nonce} />
    </RequestIdContext>,
  );
  const handoff = serverHandoffStream ? await handoffScripts(serverHandoffStream, nonce) : "";
  const ahead = isSignedIn(entry) ? preloadScript(filesAhead(entry), nonce) : "";
  headers.set("Content-Type", "text/html; charset=utf-8");
  for (const path of stylesOf(entry)) headers.append("Link", `<${path}>; rel=preload; as=style`);
  const end = html.lastIndexOf("</body>");
  const body = `<!DOCTYPE html>${html.slice(0, end)}${handoff}${ahead}${html.slice(end)}`;
  return new Response(body, { status, headers });
}

/**
 * The stylesheets of a page. React puts their links after those of the scripts, so a slow connection would
 * bring them last; in a header they are asked for first, and Cloudflare can send it ahead of the page.
 */
function stylesOf({ manifest, staticHandlerContext: { matches } }: EntryContext): Set<string> {
  const styles = matches.flatMap(({ route }) => manifest.routes[route.id]?.css ?? []);
  return new Set(styles.map((path) => path.replace(/#$/, "")));
}

/** The pages that people go to most, by the ids of their routes. */
const mainPages = [
  "routes/contacts/list/list",
  "routes/contacts/record/show",
  "routes/contacts/record/new",
  "routes/deals/board/board",
];

function isSignedIn({ staticHandlerContext: { matches } }: EntryContext): boolean {
  return matches.some(({ route }) => route.id === "routes/signed-in");
}

/** The scripts and styles of the main pages that this page doesn't load itself. */
function filesAhead({ manifest, staticHandlerContext: { matches } }: EntryContext): string[] {
  const filesOf = (id: string) => {
    const { module = "", imports = [], css = [] } = manifest.routes[id] ?? {};
    return [module, ...imports, ...css].map((path) => path.replace(/#$/, ""));
  };
  const loaded = new Set(matches.flatMap(({ route }) => filesOf(route.id)));
  return [...new Set(mainPages.flatMap(filesOf))].filter(
    (path) => path !== "" && !loaded.has(path),
  );
}

/** Fetches files once the page is idle, unless the person saves data, so that their pages open at once. */
function preloadScript(files: string[], nonce: string): string {
  const preload = `for(const href of ${JSON.stringify(files)}){const link=document.createElement("link");link.rel=href.endsWith(".css")?"prefetch":"modulepreload";link.href=href;document.head.append(link)}`;
  const idle = `(window.requestIdleCallback??setTimeout)(()=>{${preload}})`;
  return `<script nonce="${nonce}">if(!navigator.connection?.saveData)addEventListener("load",()=>${idle})</script>`;
}

/** The loaders' data, as the scripts from which the router starts in the browser. */
async function handoffScripts(stream: ReadableStream<Uint8Array>, nonce: string): Promise<string> {
  const text = await new Response(stream).text();
  const literal = `'${text.replace(/['\\\n\r<\u2028\u2029]/g, escapeUnit)}'`;
  const controller = "window.__reactRouterContext.streamController";
  return `<script nonce="${nonce}">${controller}.enqueue(${literal});${controller}.close();</script>`;
}

/** A character as a script writes it. Between single quotes, the many double ones of JSON stay as they are. */
function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** Logs errors on our side; a page that doesn't exist isn't one. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  logFault(error);
}
