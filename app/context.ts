import { createContext } from "react-router";
import type { Api } from "#server/api.ts";
import type { Session } from "#server/auth.ts";
import type { AuthPath } from "#server/auth-endpoints.ts";

/** What a request brings a route. */
export interface PageContext {
  /** The procedures, as the person who asks may call them. */
  api: Api;
  session: Session | null;
  /** Asks an endpoint of Better Auth, as the person's browser would: its throttle counts forms too. */
  authenticate: (path: AuthPath, body: Record<string, unknown>) => Promise<Response>;
}

export const pageContext = createContext<PageContext>();

/** Lets the page's own inline scripts run, and no others. */
export const nonceContext = createContext("");
