const words = "Something went wrong on our side. Try again in a moment.";

/** What is answered where not even an error page could be made: JSON to callers, a plain page to people. */
export function failure(request: Request): Response {
  if (new URL(request.url).pathname.startsWith("/api/")) {
    return Response.json({ error: words }, { status: 500 });
  }
  const page = `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Error · Kith</title><p>${words} <a href="/">Go to Kith</a></p></html>`;
  return new Response(page, {
    status: 500,
    headers: { "Content-Type": "text/html; charset=utf-8" },
  });
}
