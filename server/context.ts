import type { Session } from "./auth.ts";
import type { Database } from "./db/client.ts";
import type { Deployment } from "./deployment.ts";

/** What procedures get from the request. */
export interface RequestContext {
  db: Database;
  session: Session | null;
  deployment: Deployment;
  /** Asks for the session's cookie to be renewed, because the settings in it have changed. */
  renewSession: () => void;
}
