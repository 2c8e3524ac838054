import { getTableName, is } from "drizzle-orm";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import { expect, test } from "vitest";
import { user } from "./auth-schema.ts";
import { entityTables, pointers } from "./entities.ts";
import * as schema from "./schema.ts";

/** Foreign keys of rows that the log doesn't track: derived ones, its own, backups, and files being imported. */
const outside = [
  "backup_pieces.backup_id -> backups",
  "changes.user_id -> operations",
  "changes.operation_id -> operations",
  "deal_stage_changes.deal_id -> deals",
  "deals.company_id -> companies",
  "import_files.draft_id -> import_drafts",
  "import_slices.draft_id -> import_drafts",
  "stage_figures.stage_id -> deal_stages",
];

/** Every foreign key of the schema, except those to a row's owner. */
const foreignKeys = Object.values(schema)
  .filter((each) => is(each, SQLiteTable))
  .flatMap((table) =>
    getTableConfig(table).foreignKeys.map((key) => ({ table, ...key.reference() })),
  )
  .filter(({ foreignTable }) => foreignTable !== user)
  .flatMap(({ table, columns, foreignTable }) =>
    columns.map(({ name }) => `${getTableName(table)}.${name} -> ${getTableName(foreignTable)}`),
  );

test("references are declared exactly as in the schema's foreign keys", () => {
  const pointing = pointers.map(
    ({ table, target, to }) =>
      `${getTableName(table)}.${target.name} -> ${getTableName(entityTables[to].table)}`,
  );
  const belonging = Object.values(entityTables).flatMap(({ table: owner, links, children }) =>
    [...Object.values(links), ...Object.values(children)].map(
      ({ table, parent }) => `${getTableName(table)}.${parent.name} -> ${getTableName(owner)}`,
    ),
  );
  expect([...pointing, ...belonging, ...outside].sort()).toEqual(foreignKeys.sort());
});
