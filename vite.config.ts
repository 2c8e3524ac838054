import { cloudflare } from "@cloudflare/vite-plugin";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-pool-workers";
import { reactRouter } from "@react-router/dev/vite";
import { defineConfig, type UserConfig } from "vite";
import { configDefaults } from "vitest/config";
import { iconNames } from "./app/ui/icon-names.ts";
import { iconSprite } from "./server/commands/icon-sprite.ts";
import { licences } from "./server/commands/licences.ts";
import { chunksOfPages, loadedWith, styleChunk } from "./server/commands/page-chunks.ts";
import { withoutBrowserWorkers } from "./server/commands/without-browser-workers.ts";
import { workerAliases } from "./server/commands/worker-aliases.ts";

const framework = /\/node_modules\/(react|react-dom|react-router|scheduler)\//;

const contactsList = "app/routes/contacts/list/list.tsx";

/**
 * The code that every page of a workspace needs, and that the first page shares with those it leads
 * to.
 */
const shell = loadedWith(
  "shell",
  "app/root.tsx",
  "app/routes/signed-in.tsx",
  [contactsList, "app/routes/contacts/record/show.tsx"],
  [contactsList, "app/routes/contacts/record/edit.tsx"],
  [contactsList, "app/routes/deals/board/board.tsx"],
  [contactsList, "app/routes/deals/record/show.tsx"],
);

/** The main pages by their kinds: most of their code is shared by those of the same kind. */
const kinds = {
  lists: ["app/routes/companies/list.tsx", "app/routes/deals/list/list.tsx"],
  records: [
    "app/routes/contacts/record/show.tsx",
    "app/routes/companies/show.tsx",
    "app/routes/deals/record/show.tsx",
  ],
  forms: [
    "app/routes/contacts/record/new.tsx",
    "app/routes/contacts/record/edit.tsx",
    "app/routes/companies/edit.tsx",
    "app/routes/companies/merge.tsx",
    "app/routes/deals/record/new.tsx",
    "app/routes/deals/record/edit.tsx",
    "app/routes/settings/show.tsx",
  ],
  board: ["app/routes/deals/board/board.tsx", "app/routes/tasks/board/board.tsx"],
  today: ["app/routes/today/today.tsx"],
};

/**
 * What a part that loads later needs beside its own code: its styles. Its code names the rest itself, and
 * lists of it would be in every page that may load the part.
 */
function stylesAlone(_file: string, dependencies: string[]): string[] {
  return dependencies.filter((file) => file.endsWith(".css"));
}

/** Hot reload has a bucket for files in its folder of data, like `npm start`; a build has what wrangler.toml says. */
const isDev = process.argv.includes("dev");
const localBucket = { binding: "FILES", bucket_name: "kith-files" };

/** The product: pages for the browser and one Worker. */
const product: UserConfig = {
  plugins: [
    cloudflare({
      config: ({ r2_buckets }) =>
        isDev && r2_buckets.length === 0 ? { r2_buckets: [localBucket] } : {},
      viteEnvironment: { name: "ssr" },
      inspectorPort: false,
      persistState: process.env.KITH_STATE ? { path: process.env.KITH_STATE } : true,
    }),
    reactRouter(),
    iconSprite(".react-router/icons.svg", iconNames),
    licences(),
    withoutBrowserWorkers(),
  ],
  worker: { format: "es" },
  environments: {
    client: {
      build: {
        modulePreload: { resolveDependencies: stylesAlone },
        rolldownOptions: {
          checks: { bundlerTimings: false },
          output: {
            codeSplitting: {
              groups: [
                { name: "framework", test: framework },
                { name: shell },
                { name: loadedWith("contacts-list", contactsList) },
                { name: styleChunk },
                ...chunksOfPages(kinds),
              ],
            },
          },
        },
      },
    },
    ssr: { build: { minify: true } },
  },
};

/** Long enough for a busy machine, in milliseconds. */
const patience = { testTimeout: 300_000, hookTimeout: 300_000 };

/**
 * By default Vitest leaves one core idle. Projects with different values run in the order of their
 * groups.
 */
const everyCore = { maxWorkers: "100%", sequence: { groupOrder: 1 } };

/** Tests of the build in Node: its weight, and how `npm start` serves it. */
const served = {
  name: "served",
  include: [
    "e2e/aborted-posts.test.ts",
    "e2e/behind-proxy.test.ts",
    "e2e/fuzz.test.ts",
    "e2e/import-load.test.ts",
    "e2e/killed.test.ts",
    "e2e/licences.test.ts",
    "e2e/production.test.ts",
    "e2e/provider-kept-forms.test.ts",
    "e2e/providers.test.ts",
    "e2e/smtp.test.ts",
    "e2e/worker-weight.test.ts",
  ],
  ...patience,
  ...everyCore,
};

/** Tests of the built Worker from outside, without a browser. */
const builtWorker = {
  name: "built",
  include: ["e2e/**/*.test.ts"],
  exclude: [...configDefaults.exclude, ...served.include],
  ...patience,
  ...everyCore,
};

/** Commands run in Node, and so do their tests, and those that read the sources from their files. */
const commands = {
  name: "commands",
  include: ["server/commands/**/*.test.ts", "server/testing/{voice,scale,dependencies}.test.ts"],
  ...patience,
  ...everyCore,
};

/** The imports of a test file in workerd are bundled once, instead of file by file. */
const optimizer = {
  ssr: {
    enabled: true,
    include: [
      "@better-auth/core/oauth2",
      "@better-auth/passkey",
      "@better-auth/utils/otp",
      "@simplewebauthn/server",
      "@trpc/server",
      "@trpc/server/adapters/fetch",
      "better-auth/adapters/drizzle",
      "better-auth/api",
      "better-auth/crypto",
      "better-auth/minimal",
      "better-auth/plugins/two-factor",
      "chrono-node",
      "chrono-node/en",
      "croner",
      "drizzle-orm",
      "drizzle-orm/batch",
      "drizzle-orm/d1",
      "drizzle-orm/sqlite-core",
      "drizzle-orm/sqlite-core/query-builders/raw",
      "fast-check",
      "fflate",
      "fractional-indexing-jittered",
      "ical.js",
      "papaparse",
      "rrule",
      "superjson",
      "zod",
      "zod/v4/core",
    ],
    rolldownOptions: { external: [/^node:/, /^cloudflare:/] },
  },
};

/** Rules and forms need no database: their tests share one Worker. */
const rules = {
  name: "rules",
  include: ["server/domain/**/*.test.ts", "app/**/*.test.ts"],
  setupFiles: ["server/testing/seed.ts"],
  isolate: false,
  maxWorkers: 1,
  ...patience,
  deps: { optimizer },
};

const withDatabase = {
  setupFiles: ["server/testing/seed.ts", "server/testing/migrations.ts"],
  ...everyCore,
  ...patience,
  deps: { optimizer },
};

/** What modules do as they load outside development needs a Worker that hasn't loaded them yet. */
const asDeployed = { name: "as deployed", include: ["server/api.test.ts"], ...withDatabase };

/**
 * Everything else on the server: files share a Worker for each core, because loading all modules takes longer
 * than most tests, and each has a new database (server/testing/migrations.ts).
 */
const server = {
  name: "server",
  include: ["server/**/*.test.ts"],
  exclude: [
    ...configDefaults.exclude,
    ...commands.include,
    ...rules.include,
    ...asDeployed.include,
  ],
  isolate: false,
  ...withDatabase,
};

/** More than there are files of tests on the server: each takes the next database and bucket. */
const storesOfFiles = Array.from({ length: 200 }, (_, index) => index + 1);

/** Tests in workerd have a D1 of their own, and further ones if files share a Worker. */
async function inWorkerd(main: string, stores: number[] = []) {
  return cloudflareTest({
    main,
    miniflare: {
      compatibilityDate: "2026-04-20",
      compatibilityFlags: ["nodejs_compat", "enable_request_signal"],
      d1Databases: ["DB", "EARLIER"].flatMap((name) => [
        name,
        ...stores.map((number) => name + number),
      ]),
      r2Buckets: ["FILES", ...stores.map((number) => `FILES${number}`)],
      bindings: {
        MIGRATIONS: await readD1Migrations("drizzle"),
        BETTER_AUTH_SECRET: "a secret of tests that signs nothing else",
        LOCAL_MAILBOX: true,
        CONCURRENCY_ROUNDS: process.env.CONCURRENCY_ROUNDS ?? "",
        CONCURRENCY_SEED: process.env.CONCURRENCY_SEED ?? "",
      },
    },
  });
}

async function tests(): Promise<UserConfig> {
  if (process.env.BUILT !== undefined) {
    const plugins = [await inWorkerd("./build/server/index.js")];
    return { test: { projects: [{ plugins, test: builtWorker }, { test: served }] } };
  }
  const sources = () => inWorkerd("./server/testing/worker.ts", storesOfFiles);
  return {
    test: {
      projects: [
        { plugins: [await sources()], test: rules },
        { plugins: [await sources()], test: server },
        { plugins: [await sources()], test: asDeployed },
        { test: commands },
      ],
    },
  };
}

export default defineConfig(({ command }) => {
  if (process.env.VITEST) return tests();
  if (command === "serve") return product;
  return { ...product, resolve: { alias: workerAliases } };
});
