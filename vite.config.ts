import { cloudflare } from "@cloudflare/vite-plugin";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-pool-workers";
import { reactRouter } from "@react-router/dev/vite";
import { defineConfig, type UserConfig } from "vite";

/** What every page needs: React, the router, and the small pieces that pages share. */
const everywhere =
  /\/node_modules\/(react|react-dom|react-router|scheduler)\/|\/lucide-react\/dist\/esm\/(?!icons)|\/app\/(ui\/|use-reading|forms\/form-key-input|components\/(avatar|tag-chip))|^\0(rolldown|vite)\//;

/** The product: pages for the browser and one Worker. */
const product: UserConfig = {
  plugins: [
    cloudflare({
      viteEnvironment: { name: "ssr" },
      inspectorPort: false,
      persistState: process.env.KITH_STATE ? { path: process.env.KITH_STATE } : true,
    }),
    reactRouter(),
  ],
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            // In one file: each piece by itself weighs more, gzipped.
            codeSplitting: {
              groups: [{ name: "everywhere", test: everywhere }],
            },
          },
        },
      },
    },
    ssr: { build: { minify: true } },
  },
};

/** The built Worker is asked from outside, without a browser. */
const builtWorker = {
  include: ["e2e/**/*.test.ts"],
  testTimeout: 60_000,
  hookTimeout: 60_000,
};

/** Tests of the sources run in workerd. */
const sources = {
  include: ["server/**/*.test.ts", "app/**/*.test.ts"],
  setupFiles: ["server/testing/migrations.ts"],
  testTimeout: 60_000,
  hookTimeout: 60_000,
  deps: {
    optimizer: {
      ssr: {
        enabled: true,
        include: [
          "drizzle-orm/d1",
          "drizzle-orm/sqlite-core",
          "drizzle-orm",
          "zod",
          "superjson",
          "@trpc/server",
          "@trpc/server/adapters/fetch",
          "fast-check",
          "papaparse",
        ],
        rolldownOptions: { external: [/^node:/, /^cloudflare:/] },
      },
    },
  },
};

/** What tests are bound to: a D1 of their own, a fresh one for every file, and its migrations. */
async function tests(): Promise<UserConfig> {
  const built = process.env.BUILT !== undefined;
  return {
    plugins: [
      cloudflareTest({
        main: built ? "./build/server/index.js" : "./server/testing/worker.ts",
        miniflare: {
          compatibilityDate: "2026-04-20",
          compatibilityFlags: ["nodejs_compat"],
          d1Databases: ["DB"],
          bindings: {
            MIGRATIONS: await readD1Migrations("drizzle"),
            BETTER_AUTH_SECRET: "a secret of tests that signs nothing else",
          },
        },
      }),
    ],
    test: built ? builtWorker : sources,
  } as UserConfig;
}

export default defineConfig(process.env.VITEST ? tests : product);
