import * as build from "virtual:react-router/server-build";
import { createRequestHandler } from "@react-router/cloudflare";
import { RouterContextProvider } from "react-router";
import { logFault, nameRequests } from "#domain/fault-line.ts";
import { answerApi, createAccountApi, createApi, createContentApi } from "#server/api.ts";
import { authFor, readSession } from "#server/auth.ts";
import { answerAuth, authenticate } from "#server/auth-endpoints.ts";
import { checksSession } from "#server/auth-visit.ts";
import { answerFeed } from "#server/calendar-feed.ts";
import type { RequestContext } from "#server/context.ts";
import { openDatabase } from "#server/db/client.ts";
import { currentRequest, newTally, serverTiming, withTally } from "#server/db/meter.ts";
import { bookmarkCookie, forgottenBookmark, openSession } from "#server/db/replica.ts";
import { deploymentOf } from "#server/deployment.ts";
import { answerMailbox } from "#server/dev-mailbox.ts";
import { answerHealth } from "#server/health.ts";
import { runJobs } from "#server/run-jobs.ts";
import { cleanUpJobs, mailCron, mailJobs } from "#server/scheduled-jobs.ts";
import { doubtSchema, schemaFault } from "#server/schema-check.ts";
import { refreshKeys } from "#server/services/key-refresh.ts";
import { formOriginsOf } from "#server/services/provider/configuration.ts";
import { bounded, drain } from "./body.ts";
import { nonceContext, type PageContext, pageContext, requestIdContext } from "./context.ts";
import { failure, legible, mismatched } from "./failure.ts";
import { prefixCookies, withPlainCookies } from "./host-cookies.ts";
import { answerRefusal, answerThrown, signInFirst } from "./refusals.ts";
import { requestLine } from "./request-log.ts";
import { isForged, secured } from "./security.ts";

/** How many slices of 500 keys are recomputed after a request. */
const slicesOfRequest = 2;

const contexts = new WeakMap<Request, RouterContextProvider>();

const answerPage = createRequestHandler({
  // Given as a function, the table of routes would be made again for every request.
  build,
  mode: import.meta.env.MODE,
  // @ts-expect-error Typed for load contexts from before middleware.
  getLoadContext: ({ request }) => contexts.get(request),
});

async function answer(request: Request, env: Cloudflare.Env, ctx: ExecutionContext) {
  const { origin, pathname } = new URL(request.url);
  const deployment = deploymentOf(env, origin);
  const auth = authFor(env, deployment);
  const later = ctx.waitUntil.bind(ctx);
  const db = openDatabase(env.DB);
  const nonce = crypto.randomUUID();
  if (isForged(request)) {
    const error = "Requests from other sites are refused.";
    return secured(Response.json({ error }, { status: 403 }), request, nonce);
  }
  if (pathname.startsWith("/api/auth/")) {
    const taken = await bounded(request, longestJson.auth);
    const response = taken
      ? await answerAuth({ auth, db, request: taken, deployment, later })
      : tooLong();
    const answered = secured(response, request, nonce);
    if (startsSession(answered)) answered.headers.append("Set-Cookie", forgottenBookmark(request));
    return answered;
  }
  if (pathname.startsWith("/calendar/")) {
    return secured(await answerFeed(request, env.DB), request, nonce);
  }
  if (pathname === "/health") return secured(await answerHealth(env), request, nonce);
  if (pathname.startsWith("/dev/")) {
    const mails = await answerMailbox(request, env);
    if (mails) return secured(mails, request, nonce);
  }
  // The manifest of the routes that a page links to is the same for everybody.
  if (pathname === "/__manifest") return secured(await render(request, ctx, nonce), request, nonce);

  const { session, cookies } = await readSession(auth, request);
  const replica = openSession(env.DB, request);
  let renewing = false;
  const renewSession = () => {
    renewing = true;
  };
  const context = { db: openDatabase(replica, request.signal), session, deployment, renewSession };
  const response = pathname.startsWith("/api/trpc/")
    ? await answerCall(request, context)
    : await render(request, ctx, nonce, {
        session,
        api: createApi(context, answerRefusal(request)),
        account: createAccountApi(context, answerRefusal(request)),
        content: createContentApi(context, answerRefusal(request)),
        hasFiles: deployment.files !== null,
        isUnconfirmed: deployment.verifiesEmail && session?.user.emailVerified === false,
        authenticate: async (path, body) => {
          const visit = { auth, db, request, deployment, later };
          const answered = await authenticate(visit, path, body).catch(answerThrown(request));
          // Better Auth may have replaced the session, whose row isn't there to be checked then.
          if (answered.ok && session && checksSession(path)) session.check.confirmed = true;
          if (path === "change-password" && answered.status === 401) {
            renewSession();
            throw signInFirst(request);
          }
          return answered;
        },
      });

  const answered = secured(response, request, nonce, formOriginsOf(deployment.providers));
  const fresh = renewing ? (await readSession(auth, request, { renewed: true })).cookies : cookies;
  addCookies(answered.headers, fresh);
  const bookmark = startsSession(answered)
    ? forgottenBookmark(request)
    : bookmarkCookie(replica, request);
  if (bookmark) answered.headers.append("Set-Cookie", bookmark);
  return answered;
}

function startsSession({ headers }: Response): boolean {
  return headers.getSetCookie().some((cookie) => /session_token=[^;]/.test(cookie));
}

/**
 * Longer JSON bodies, in bytes, are refused; importing 1,000 contacts with notes stays well below.
 */
const longestJson = { auth: 16 * 1024, api: 4 * 1024 * 1024 };

async function answerCall(request: Request, context: RequestContext): Promise<Response> {
  const taken = await bounded(request, longestJson.api);
  return taken ? answerApi(taken, context) : tooLong();
}

function tooLong(): Response {
  return Response.json({ error: "This request is too large." }, { status: 413 });
}

/**
 * Adds cookies that aren't set yet: a sign-out or new session takes precedence over the renewal of
 * an old one.
 */
function addCookies(headers: Headers, cookies: string[]): void {
  const nameOf = (cookie: string) => cookie.slice(0, cookie.indexOf("="));
  const names = new Set(headers.getSetCookie().map(nameOf));
  for (const cookie of cookies) {
    if (!names.has(nameOf(cookie))) headers.append("Set-Cookie", cookie);
  }
}

async function render(
  request: Request,
  ctx: ExecutionContext,
  nonce: string,
  page?: PageContext,
): Promise<Response> {
  const provider = new RouterContextProvider();
  if (page) provider.set(pageContext, page);
  provider.set(nonceContext, nonce);
  provider.set(requestIdContext, requestIdOf(request));
  contexts.set(request, provider);
  // The handler is made for Pages functions, and reads nothing else of their context.
  const response = await answerPage({
    request,
    waitUntil: ctx.waitUntil.bind(ctx),
    passThroughOnException: ctx.passThroughOnException.bind(ctx),
  } as unknown as Parameters<typeof answerPage>[0]);
  return legible(request, response, requestIdOf(request));
}

/**
 * Answers, unless the database has other migrations than this version needs. Nothing is written before
 * that is known; pages are read meanwhile.
 */
async function answerOnSchema(request: Request, env: Cloudflare.Env, ctx: ExecutionContext) {
  if (new URL(request.url).pathname === "/health") return answer(request, env, ctx);
  const checked = schemaFault(env.DB);
  const isRead = request.method === "GET" || request.method === "HEAD";
  const answered = isRead ? answer(request, env, ctx) : undefined;
  answered?.catch(() => undefined);
  const fault = await checked;
  if (fault) return secured(mismatched(request, fault), request, crypto.randomUUID());
  return answered ?? answer(request, env, ctx);
}

/** Always answers: an error that nothing else has caught is logged and answered with 500. */
async function answerAnyway(request: Request, env: Cloudflare.Env, ctx: ExecutionContext) {
  try {
    const response = await answerOnSchema(request, env, ctx);
    if (response.status === 500) doubtSchema(env.DB);
    return response;
  } catch (error) {
    doubtSchema(env.DB);
    if (!request.signal.aborted) logFault(error);
    return secured(failure(request, requestIdOf(request)), request, crypto.randomUUID());
  }
}

/** Whether all stored keys are up to date, as far as this isolate knows. */
let keys: "unknown" | "refreshing" | "fresh" = "unknown";

/** After a request, recomputes some of the keys that a changed fold has left outdated. */
async function freshenKeys({ DB }: Cloudflare.Env): Promise<void> {
  if (keys !== "unknown") return;
  keys = "refreshing";
  const fresh = await refreshKeys(openDatabase(DB), slicesOfRequest).catch(logFault);
  keys = fresh ? "fresh" : "unknown";
}

nameRequests(currentRequest);

const requestIds = new WeakMap<Request, string>();

/** The id of a request: Cloudflare's own, by which its logs and its support find it too. */
function requestIdOf(request: Request): string {
  const id = requestIds.get(request) ?? request.headers.get("cf-ray") ?? crypto.randomUUID();
  requestIds.set(request, id);
  return id;
}

export default {
  async fetch(received, env, ctx) {
    const request = withPlainCookies(received);
    const tally = newTally(requestIdOf(request));
    const began = Date.now();
    const response = await withTally(tally, () => answerAnyway(request, env, ctx));
    await drain(request).catch(() => undefined);
    ctx.waitUntil(freshenKeys(env));
    const counted = new Response(response.body, response);
    counted.headers.append("Server-Timing", serverTiming(tally));
    const id = requestIdOf(request);
    counted.headers.set("X-Request-Id", id);
    prefixCookies(counted.headers, request);
    const { status } = counted;
    const line = { id, status, duration: Date.now() - began, queries: tally.queries };
    if (!env.LOCAL_MAILBOX || env.LOG_REQUESTS) console.log(requestLine(request, line));
    return counted;
  },

  /**
   * The crons in wrangler.toml: one sends mail; one recomputes stored keys, and permanently deletes
   * what is old.
   */
  async scheduled({ cron, scheduledTime }, env) {
    const jobs = cron === mailCron ? mailJobs : cleanUpJobs;
    await withTally(newTally(), () => runJobs(jobs(env, scheduledTime)));
  },
} satisfies ExportedHandler<Cloudflare.Env>;
