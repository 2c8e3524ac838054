import type { Session } from "./auth.ts";
import type { Database } from "./db/client.ts";

/** What a request brings a procedure. */
export interface RequestContext {
  db: Database;
  session: Session | null;
}
