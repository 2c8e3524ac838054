import { data } from "react-router";
import { readBody } from "#app/body.ts";
import { refusalIn } from "#app/forms/submit.ts";

/** The most bytes of what a file says of its columns, and of a slice of its rows: D1 stores 2 MB in a row. */
const mostBytes = 1_500_000;

const tooLargeMessage = "This file has too much in its columns. Split it into smaller files.";

/**
 * Runs an operation on what the reader of a large file (app/files/browser) sends as JSON. Answers JSON, with the
 * message of a refusal at "message" and status 400, or 413 for more than 1.5 MB; what isn't JSON gets a page.
 */
export async function takeSent<Done>(
  request: Request,
  run: (sent: never) => Promise<Done>,
): Promise<Response> {
  if (request.headers.get("content-type") !== "application/json") {
    throw data("Nothing can be sent to this page.", { status: 405 });
  }
  const bytes = await readBody(request, mostBytes);
  if (!bytes) return refusal(413, tooLargeMessage);
  try {
    return Response.json((await run(parsed(bytes) as never)) ?? {});
  } catch (error) {
    const found = refusalIn(error);
    if (!found || found.code === "NOT_FOUND") throw error;
    return refusal(400, found.message);
  }
}

/** Errors as plain JSON would become pages (app/failure.ts). */
function refusal(status: number, message: string): Response {
  const headers = { "Content-Type": "application/problem+json" };
  return Response.json({ message }, { status, headers });
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
