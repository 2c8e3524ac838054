import type { AnyTRPCProcedure, AnyTRPCRouter, TRPCError } from "@trpc/server";
import type { Api } from "../api.ts";
import { accountRouter } from "../routers/account.ts";
import { contentRouter } from "../routers/content.ts";
import { appRouter } from "../routers/root.ts";

export type Procedure = (input?: unknown) => Promise<unknown>;

/** Every procedure by its path: a router stores them flat, although its type is nested. */
function proceduresIn({ _def }: AnyTRPCRouter): [string, AnyTRPCProcedure][] {
  return Object.entries(_def.procedures as unknown as Record<string, AnyTRPCProcedure>);
}

export const procedures = proceduresIn(appRouter);

/** What pages alone call, about an account and the contents of files. */
export const accountProcedures = proceduresIn(accountRouter);
export const contentProcedures = proceduresIn(contentRouter);

/** Every procedure that the router has, as "noun.verb". */
export const procedurePaths = procedures.map(([path]) => path);

/** The paths of the mutations. */
export const mutationPaths = procedures
  .filter(([, procedure]) => procedure._def.type === "mutation")
  .map(([path]) => path);

/** A procedure by its path, taking any input at all. */
export function procedureOf(api: Api, path: string): Procedure {
  const [noun = "", verb = ""] = path.split(".");
  const byNoun = api as unknown as Record<string, Record<string, Procedure>>;
  const procedure = byNoun[noun]?.[verb];
  if (!procedure) throw new Error(`No procedure ${path}`);
  return procedure;
}

/** The refusal of a call that should be refused; undefined if it was answered. */
export async function refusalOf(call: Promise<unknown>): Promise<TRPCError | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    return error as TRPCError;
  }
}
