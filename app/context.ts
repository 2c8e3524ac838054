import { createContext } from "react-router";
import type { AccountApi, Api, ContentApi } from "#server/api.ts";
import type { Session } from "#server/auth.ts";
import type { AuthPath } from "#server/auth-visit.ts";

/** What routes get from the request. */
export interface PageContext {
  /** The procedures, called as the signed-in person. */
  api: Api;
  /** What concerns the person's account. */
  account: AccountApi;
  /** The contents of files. */
  content: ContentApi;
  /** Whether files can be added. */
  hasFiles: boolean;
  session: Session | null;
  /** Whether the person still has to confirm their address. */
  isUnconfirmed: boolean;
  /**
   * Calls an endpoint of Better Auth as the person's browser would, so that forms count towards its
   * rate limit.
   */
  authenticate: (path: AuthPath, body: Record<string, unknown>) => Promise<Response>;
}

export const pageContext = createContext<PageContext>();

/** The id of the request, for the log and for error pages. */
export const requestIdContext = createContext("");

/** Allows the page's own inline scripts and no others. */
export const nonceContext = createContext("");
