/// <reference types="@cloudflare/vitest-pool-workers/types" />
import type { D1Migration } from "@cloudflare/vitest-pool-workers";

declare global {
  namespace Cloudflare {
    /** What wrangler.toml and the secrets bind; all after the secret only in tests. */
    interface Env {
      DB: D1Database;
      BETTER_AUTH_SECRET?: string;
      /** A database as it was before some of the migrations. */
      EARLIER: D1Database;
      MIGRATIONS: D1Migration[];
      /** How long the test of concurrent writes looks, and from where; empty as usual. */
      CONCURRENCY_ROUNDS?: string;
      CONCURRENCY_SEED?: string;
    }
  }
}
