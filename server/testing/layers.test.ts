import { expect, test } from "vitest";
import type { Sources } from "./imports.ts";
import { wrongsIn } from "./layers.ts";

/** Vite resolves these globs at build time, so each must be a literal. */
const app = import.meta.glob<string>("/app/**/*.{ts,tsx}", {
  query: "?raw",
  import: "default",
  eager: true,
});
const server = import.meta.glob<string>("/server/**/*.{ts,tsx,mjs}", {
  query: "?raw",
  import: "default",
  eager: true,
});
const migrations = import.meta.glob<string>("/drizzle/*.sql", {
  query: "?raw",
  import: "default",
  eager: true,
});

const sources: Sources = Object.fromEntries(
  Object.entries({ ...app, ...server }).map(([path, source]) => [path.slice(1), source]),
);

test("every file imports only what its layer may", () => {
  expect(Object.keys(sources)).toEqual(
    expect.arrayContaining(["app/root.tsx", "server/domain/tag.ts", "server/testing/layers.ts"]),
  );
  expect(wrongsIn(sources)).toEqual([]);
});

const wrongs: [rule: string, Sources][] = [
  [
    "a page reaches for a service's values",
    { "app/routes/a.tsx": 'import { listTags } from "#server/services/tag.ts";' },
  ],
  [
    "a page reaches for the server by a relative path",
    { "app/a.tsx": 'import {\n  type Api,\n} from "../server/api.ts";' },
  ],
  ["a page loads the server later", { "app/a.ts": 'const api = await import("#server/api.ts");' }],
  ["a page passes a service on", { "app/a.ts": 'export * from "#server/api.ts";\nconst a = 1;' }],
  ["the domain knows a package", { "server/domain/a.ts": 'import { sql } from "drizzle-orm";' }],
  ["a rule outside of inputs needs zod", { "server/domain/a.ts": 'import * as z from "zod";' }],
  ["the domain knows the database", { "server/domain/a.ts": 'import "../db/schema.ts";' }],
  [
    "the domain knows a type of a service",
    {
      "server/domain/a.ts": 'import type { Tag } from "#server/services/tag.ts";',
    },
  ],
  ["the database knows a service", { "server/db/a.ts": 'import { a } from "../services/a.ts";' }],
  [
    "a service knows tRPC",
    {
      "server/services/a.ts": "import { TRPCError } from '@trpc/server';",
    },
  ],
  ["a service knows our tRPC", { "server/services/a.ts": 'import { router } from "../trpc.ts";' }],
  ["a service knows a router", { "server/services/a.ts": 'import { a } from "../routers/a.ts";' }],
  ["a router knows the database", { "server/routers/a.ts": 'import { a } from "../db/log.ts";' }],
  ["a router knows drizzle", { "server/routers/a.ts": 'import { sql } from "drizzle-orm";' }],
  ["the server knows a page", { "server/trpc.ts": 'import { a } from "#app/format.ts";' }],
  ["a command knows a page", { "server/commands/a.mjs": 'import { a } from "../../app/a.ts";' }],
  ["the product knows its tests", { "server/api.ts": 'import { a } from "./testing/people.ts";' }],
  ["a file stands nowhere", { "server/utils.ts": "export const a = 1;" }],
  [
    "a file imports itself in a circle",
    {
      "server/db/a.ts": 'import { b } from "./b.ts";',
      "server/db/b.ts": 'import type { c } from "./c.ts";',
      "server/db/c.ts": 'export { a } from "./a.ts";\nexport const c = 1;',
    },
  ],
  [
    "two pages name each other's types",
    {
      "app/routes/a/a.tsx": 'import type { B } from "./b.tsx";\nexport type A = B;',
      "app/routes/a/b.tsx": 'import type { A } from "./a.tsx";\nexport type B = A;',
    },
  ],
  [
    "a file is a barrel",
    { "server/db/a.ts": '// All.\nexport * from "./b.ts";\nexport { c } from "./c.ts";' },
  ],
  ["a barrel imports first", { "app/ui/a.ts": 'import { b } from "./b.ts";\nexport { b };' }],
  [
    "a piece of the interface knows the domain",
    { "app/ui/a.tsx": 'import { a } from "#domain/a.ts";' },
  ],
  [
    "a piece of the interface knows forms",
    { "app/ui/a.tsx": 'import { A } from "../forms/a.tsx";' },
  ],
  ["a form knows a component", { "app/forms/a.tsx": 'import { A } from "#app/components/a.tsx";' }],
  [
    "a component knows a type of a page",
    { "app/components/a.tsx": 'import type { A } from "#app/routes/a/a.tsx";' },
  ],
  ["a feature knows another", { "app/routes/a/a.tsx": 'import { b } from "../b/b.ts";' }],
  [
    "a shared module knows a page",
    { "app/a.ts": 'import type { loader } from "./routes/signed-in.tsx";' },
  ],
  ["the server exports by default", { "server/db/a.ts": "export default function a() {}" }],
  [
    "the server exports by default under a name",
    { "server/db/a.ts": "const a = 1;\nexport { a as default };" },
  ],
];

test.each(wrongs)("it is found when %s", (_, wrong) => {
  expect(wrongsIn(wrong)).toHaveLength(1);
});

test("what the layers allow is accepted", () => {
  expect(
    wrongsIn({
      "app/entry.worker.ts": 'import { createApi } from "#server/api.ts";',
      "app/a.tsx":
        'import type { Api } from "#server/api.ts";\nimport { fold } from "#domain/fold.ts";',
      "app/routes/a/list/a.tsx": 'import { b } from "../b.ts";',
      "app/routes/signed-in.tsx": 'import { a } from "./shell/a.ts";',
      "app/form-pages.ts": 'const a = async () => (await import("./routes/a/a.tsx")).A;',
      "app/b.tsx": '// import { a } from "#server/api.ts";\nconst from = "#server/api.ts";',
      "server/domain/a-input.ts": 'import * as z from "zod";\nimport { a } from "./a.ts";',
      "server/services/a.ts":
        'import { sql } from "drizzle-orm";\nimport { a } from "#domain/a.ts";',
      "server/routers/a.ts": 'import { a } from "../services/a.ts";\nexport const b = a;',
      "server/routers/a.test.ts": 'import { a } from "../db/log.ts";',
      "server/testing/worker.ts": "export default {};",
    }),
  ).toEqual([]);
});

/** Tables whose rows are their primary key: with a rowid each would be written twice. */
const rowless = [
  "contacts_to_tags",
  "contact_points",
  "duplicate_keys",
  "deal_stage_changes",
  "operations",
  "changes",
  "stage_figures",
  "todo_figures",
  "won_figures",
  "stay_figures",
  "key_folds",
  "stale_keys",
];

/** What migrations must not do, and what they must have done. */
function wrongsInMigrations(sql: string): string[] {
  const statements = sql.replace(/--(?!> statement).*$/gm, "");
  const made = (table: string) =>
    new RegExp(`CREATE TABLE \`${table}\` \\([^;]*?\\n\\) WITHOUT ROWID;`, "i").test(statements);
  return [
    ...(/\bDROP\s+TABLE\b/i.test(statements)
      ? ["a table is dropped, and its children with it"]
      : []),
    ...rowless.filter((table) => !made(table)).map((table) => `${table} has a rowid`),
  ];
}

test("no migration drops a table, and tables of links and logs have no rowid", () => {
  const sql = Object.values(migrations).join("\n");
  expect(Object.keys(migrations).length).toBeGreaterThan(1);
  expect(wrongsInMigrations(sql)).toEqual([]);
  expect(wrongsInMigrations(`${sql}\ndrop  table \`__old_push_deals\`;`)).toHaveLength(1);
  expect(wrongsInMigrations(sql.replaceAll(" WITHOUT ROWID", ""))).toEqual(
    rowless.map((table) => `${table} has a rowid`),
  );
});
