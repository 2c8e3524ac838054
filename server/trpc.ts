import { initTRPC, TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { fieldErrorsOf } from "#domain/inputs.ts";
import { EditConflict } from "#domain/operation/edit-conflict.ts";
import { Refusal, signedOut } from "#domain/refusal.ts";
import type { RequestContext } from "./context.ts";
import { confirmSession, databaseOf } from "./db/session-check.ts";
import { checkVerified } from "./services/email/verified.ts";
import { transformer } from "./transformer.ts";

const t = initTRPC.context<RequestContext>().create({
  transformer,
  // Stack traces are sent in development only.
  isDev: import.meta.env.DEV,
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    message: wordsFor(error, shape.message),
    data: { ...shape.data, fieldErrors: fieldErrorsFor(error), conflict: conflictIn(error) },
  }),
});

/**
 * What an edit would overwrite: the record's version, and the present value of each conflicting
 * field.
 */
export interface ConflictData {
  version: number;
  fields: { field: string; value: string }[];
}

function conflictIn({ cause }: TRPCError): ConflictData | null {
  if (!(cause instanceof EditConflict)) return null;
  const fields = Object.entries(cause.values).map(([field, value]) => ({ field, value }));
  return { version: cause.version, fields };
}

/** The messages of a refusal by field, if it has any. */
export function fieldErrorsFor(error: TRPCError): Record<string, string[]> | null {
  if (error.cause instanceof ZodError) return fieldErrorsOf(error.cause);
  if (error.cause instanceof EditConflict) return error.cause.fieldErrors;
  if (error.cause instanceof Refusal && error.cause.field !== undefined) {
    return { [error.cause.field]: [error.cause.message] };
  }
  return null;
}

function wordsFor(error: TRPCError, message: string): string {
  if (error.cause instanceof ZodError) return "Some of the input isn't valid.";
  if (error.code === "INTERNAL_SERVER_ERROR") return "Something went wrong on our side.";
  return message;
}

/** Services throw Refusals and know nothing of tRPC: this converts one to the other. */
const refusals = t.middleware(async ({ next }) => {
  const result = await next();
  const refusal = result.ok ? undefined : refusalBehind(result.error);
  if (!refusal) return result;
  throw new TRPCError({ code: refusal.code, message: refusal.message, cause: refusal });
});

/** Drizzle wraps the error of a single statement. */
function refusalBehind(error: Error): Refusal | undefined {
  let cause: unknown = error;
  while (cause instanceof Error && !(cause instanceof Refusal)) cause = cause.cause;
  return cause instanceof Refusal ? cause : undefined;
}

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;
export const publicProcedure = t.procedure.use(refusals);

/**
 * For signed-in people only: provides the owner of the open workspace, the time zone (IANA) that says
 * which day it is there, the locale (BCP 47) in which dates are typed, and the id of the session.
 * `confirmedOwner` is the same owner for what takes a confirmation that it's them, and refuses FORBIDDEN.
 * Refuses UNAUTHORIZED, also if a cookie names a session that has ended: every query of the owner's
 * database checks that, and a call that made none is checked at its end.
 */
export const protectedProcedure = publicProcedure.use(async ({ ctx, next }) => {
  const { session, db } = ctx;
  if (!session) throw signedOut();
  const { check, user } = session;
  const own = { userId: user.id, actorId: user.id };
  const owner = { ...own, db: databaseOf(check, db) };
  const confirmedOwner = { ...own, db: databaseOf(check, db, { takesConfirmation: true }) };
  const { timeZone, locale, email } = user;
  const result = await next({
    ctx: { owner, confirmedOwner, timeZone, locale, email, sessionId: check.id },
  });
  await confirmSession(check, db).catch((error) => {
    // Reading the session again clears the cookies of one that has ended.
    ctx.renewSession();
    throw error;
  });
  return result;
});

/**
 * For what takes a confirmed address, where addresses are confirmed: what others get from here, and
 * one's own data. Refuses BAD_REQUEST.
 */
export const verifiedProcedure = protectedProcedure.use(async ({ ctx, next }) => {
  const { deployment, session, owner, renewSession } = ctx;
  const { isOutdated } = await checkVerified(owner, deployment, session?.user);
  if (isOutdated) renewSession();
  return next();
});

/** For operations that may change settings in the session: renews its cookie if they do. */
export const renewingSession = t.middleware(async ({ ctx, path, next }) => {
  const result = await next();
  const touched = result.ok ? (result.data as { entities?: string[] }).entities : undefined;
  if (result.ok && (path === "settings.update" || touched?.includes("settings"))) {
    ctx.renewSession();
  }
  return result;
});

/** Whose rows an export reads: all rows, or all that match a filter, take a confirmation. */
export function exporter<Exporter>(
  { owner, confirmedOwner }: { owner: Exporter; confirmedOwner: Exporter },
  { selection }: { selection?: { ids?: number[] | undefined } | undefined },
): Exporter {
  return selection?.ids ? owner : confirmedOwner;
}
