import { createContext } from "react-router";
import type { Api } from "#server/api.ts";
import type { Session } from "#server/auth.ts";

/** What a request brings a route. */
export interface PageContext {
  /** The procedures, as the person who asks may call them. */
  api: Api;
  session: Session | null;
  /** Posts to Better Auth's own handler, so that its throttle counts forms too. */
  authenticate: (path: AuthPath, body: Record<string, unknown>) => Promise<Response>;
  /** What the network edge tells of where the person is (IANA). */
  timeZone: string | undefined;
}

export type AuthPath = "sign-up/email" | "sign-in/email" | "sign-out" | "change-password";

export const pageContext = createContext<PageContext>();

/** Lets the page's own inline scripts run, and no others. */
export const nonceContext = createContext("");
