import { problemText } from "./ui/problem-text.ts";

const text = "Something went wrong on our side. Try again in a moment.";

/**
 * The answer if not even an error page could be rendered: JSON for API callers, a plain page for
 * people.
 */
export function failure(request: Request, id: string): Response {
  if (new URL(request.url).pathname.startsWith("/api/")) {
    return Response.json({ error: text, id }, { status: 500 });
  }
  return plainPage(500, { title: "Error", text: `${text} Error ID: ${id}.` });
}

const schemaTexts = {
  older:
    "This Kith's database needs an update. If you run it: enter “npm run db:migrate” (or start “npm start” again on your own computer), then reload this page.",
  newer:
    "This Kith is older than its database. If you run it: publish the latest version with “npm run deploy”, then reload this page.",
};

/** The answer while the database has other migrations than this version needs. */
export function mismatched(request: Request, fault: keyof typeof schemaTexts): Response {
  return unavailable(request, { title: "Update needed", text: schemaTexts[fault] });
}

function unavailable(request: Request, page: { title: string; text: string }): Response {
  const response = new URL(request.url).pathname.startsWith("/api/")
    ? Response.json({ error: page.text }, { status: 503 })
    : plainPage(503, page);
  response.headers.set("Retry-After", "60");
  response.headers.set("Cache-Control", "no-store");
  return response;
}

/**
 * Replaces an error that the router answers as JSON or text by a plain page: routes without a page, such
 * as files and single buttons, have no error page. The router's own code asks for `.data` instead.
 */
export async function legible(request: Request, response: Response, id: string): Promise<Response> {
  const isBare = /^(application\/json|text\/plain)/.test(
    response.headers.get("content-type") ?? "",
  );
  const isOwnCall = new URL(request.url).pathname.endsWith(".data");
  // An answer to HEAD has no body to read.
  if (response.ok || !isBare || isOwnCall || !response.body) return response;
  const { title, text } = problemText(response.status);
  const said = (await ownMessage(response)) ?? text;
  const shown = response.status >= 500 ? `${said} Error ID: ${id}.` : said;
  return plainPage(response.status, { title, text: shown });
}

/** The message of an error that is ours; the router's own errors are objects or text, for developers. */
async function ownMessage(response: Response): Promise<string | undefined> {
  if (!response.headers.get("content-type")?.startsWith("application/json")) return undefined;
  const said: unknown = await response.json();
  return typeof said === "string" ? said : undefined;
}

function plainPage(status: number, { title, text }: { title: string; text: string }): Response {
  const page = `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} · Kith</title><h1>${title}</h1><p>${escaped(text)} <a href="/">Go to Kith</a></p></html>`;
  return new Response(page, {
    status,
    headers: { "Content-Type": "text/html; charset=utf-8" },
  });
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
