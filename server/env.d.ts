/// <reference types="@cloudflare/vitest-pool-workers/types" />
import type { D1Migration } from "@cloudflare/vitest-pool-workers";
import type { FileConfiguration } from "./services/file/storage.ts";
import type { MailConfiguration } from "./services/mail/transport.ts";
import type { ProviderConfiguration } from "./services/provider/configuration.ts";

declare global {
  namespace Cloudflare {
    /**
     * The bindings of wrangler.toml and the secrets; those after the secret exist only in tests.
     */
    interface Env extends MailConfiguration, FileConfiguration, ProviderConfiguration {
      DB: D1Database;
      BETTER_AUTH_SECRET?: string;
      /** Who may create an account: open, first (by default in a deployment), invite or closed. */
      SIGN_UP?: string;
      /** Has new accounts confirm their address, if mail is configured: "yes". */
      VERIFY_EMAIL?: string;
      /** The build that `npm run deploy` has published; /health says it. */
      BUILD_ID?: string;
      /** Has requests logged on a machine of one's own, too. */
      LOG_REQUESTS?: string;
      /** A database in an earlier state, before some of the migrations. */
      EARLIER: D1Database;
      MIGRATIONS: D1Migration[];
      /**
       * How many rounds the test of concurrent writes runs, and from which seed; normally empty.
       */
      CONCURRENCY_ROUNDS?: string;
      CONCURRENCY_SEED?: string;
    }
  }
}
