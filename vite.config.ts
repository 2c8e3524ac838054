import { cloudflare } from "@cloudflare/vite-plugin";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-pool-workers";
import { reactRouter } from "@react-router/dev/vite";
import { defineConfig, type UserConfig } from "vite";

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
  environments: { ssr: { build: { minify: true } } },
};

/** Tests of server/ run in workerd on a real D1, a fresh one for every file. */
async function tests(): Promise<UserConfig> {
  return {
    plugins: [
      cloudflareTest({
        main: "./server/testing/worker.ts",
        miniflare: {
          compatibilityDate: "2026-04-20",
          compatibilityFlags: ["nodejs_compat"],
          d1Databases: ["DB"],
          bindings: { MIGRATIONS: await readD1Migrations("drizzle") },
        },
      }),
    ],
    test: {
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
    },
  } as UserConfig;
}

export default defineConfig(process.env.VITEST ? tests : product);
