import type { TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { mostCalls } from "#domain/api.ts";
import { refusedInput } from "#domain/inputs.ts";
import type { RequestContext } from "./context.ts";
import { appRouter } from "./routers/root.ts";
import { createCallerFactory } from "./trpc.ts";

const createCaller = createCallerFactory(appRouter);

/**
 * The procedures, called on this Worker without HTTP. `onRefusal` turns a refusal into what a page
 * can show; it gets the first message about an invalid input.
 */
export function createApi(
  context: RequestContext,
  onRefusal?: (refusal: { code: TRPCError["code"]; message: string; cause: unknown }) => void,
) {
  if (!onRefusal) return createCaller(context);
  return createCaller(context, {
    onError: ({ error: { code, message, cause } }) =>
      onRefusal({ code, message: refusedInput(cause)?.message ?? message, cause }),
  });
}

export type Api = ReturnType<typeof createApi>;

/** The same procedures over HTTP at /api/trpc. */
export async function answerApi(request: Request, context: RequestContext): Promise<Response> {
  if (!isReadable(new URL(request.url).pathname)) {
    return Response.json({ error: "There is no such procedure." }, { status: 404 });
  }
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    maxBatchSize: mostCalls,
    createContext: () => context,
    onError: ({ error }) => {
      const isOurs = error.code === "INTERNAL_SERVER_ERROR" && !request.signal.aborted;
      if (isOurs) console.error(error.cause ?? error);
    },
  });
}

/** tRPC would fail on a path whose percent signs don't encode characters. */
function isReadable(path: string): boolean {
  try {
    // The result is used, because a bundler removes a call that seems to do nothing.
    return decodeURIComponent(path) !== "";
  } catch {
    return false;
  }
}
