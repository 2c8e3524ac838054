import type { TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { mostCalls } from "#domain/api.ts";
import { logFault } from "#domain/fault-line.ts";
import { refusedInput } from "#domain/inputs.ts";
import type { RequestContext } from "./context.ts";
import { accountRouter } from "./routers/account.ts";
import { contentRouter } from "./routers/content.ts";
import { appRouter } from "./routers/root.ts";
import { createCallerFactory } from "./trpc.ts";

const createCaller = createCallerFactory(appRouter);
const createAccountCaller = createCallerFactory(accountRouter);
const createContentCaller = createCallerFactory(contentRouter);

/** Turns a refusal into what a page can show; it gets the first message about an invalid input. */
type OnRefusal = (refusal: { code: TRPCError["code"]; message: string; cause: unknown }) => void;

/** The procedures, called on this Worker without HTTP. */
export function createApi(context: RequestContext, onRefusal?: OnRefusal) {
  return createCaller(context, optionsFor(onRefusal));
}

/** What pages call about somebody's account, which isn't served over HTTP. */
export function createAccountApi(context: RequestContext, onRefusal?: OnRefusal) {
  return createAccountCaller(context, optionsFor(onRefusal));
}

/** The contents of files, which their routes receive and send. */
export function createContentApi(context: RequestContext, onRefusal?: OnRefusal) {
  return createContentCaller(context, optionsFor(onRefusal));
}

function optionsFor(onRefusal: OnRefusal | undefined) {
  if (!onRefusal) return {};
  return {
    onError: ({ error: { code, message, cause } }: { error: TRPCError }) =>
      onRefusal({ code, message: refusedInput(cause)?.message ?? message, cause }),
  };
}

export type Api = ReturnType<typeof createApi>;
export type ContentApi = ReturnType<typeof createContentApi>;
export type AccountApi = ReturnType<typeof createAccountApi>;

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
      if (isOurs) logFault(error);
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
