import type { Session } from "./auth.ts";
import type { Database } from "./db/client.ts";

/** What a request brings a procedure. */
export interface RequestContext {
  db: Database;
  session: Session | null;
  /** Asks for the session's cookie to be made again, since what rides in it has changed. */
  renewSession: () => void;
}
