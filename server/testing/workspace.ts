import { env } from "cloudflare:workers";
import { recounts } from "../db/recount.mjs";

type Row = Record<string, unknown>;

/** Rows of tables, in a fixed order, so that two dumps can be compared. */
export type Dump = Record<string, Row[]>;

/** Which rows of a table are a user's, if it has no column user_id. */
const ownedBy: Record<string, string> = {
  user: "id = ?1",
  contacts_to_tags:
    "contact_id in (select id from contacts where user_id = ?1) or tag_id in (select id from contact_tags where user_id = ?1)",
  deal_stage_changes: "deal_id in (select id from deals where user_id = ?1)",
  import_slices: "draft_id in (select id from import_drafts where user_id = ?1)",
  import_files: "draft_id in (select id from import_drafts where user_id = ?1)",
  backup_pieces: "backup_id in (select id from backups where user_id = ?1)",
  activities_to_contacts:
    "activity_id in (select id from contact_activities where user_id = ?1) or contact_id in (select id from contacts where user_id = ?1)",
  deals_to_contacts:
    "deal_id in (select id from deals where user_id = ?1) or contact_id in (select id from contacts where user_id = ?1)",
};

/** Tables without anybody's data. */
const nobodys = [
  "d1_migrations",
  "verification",
  "rate_limit",
  "password_tries",
  "guards",
  "key_folds",
];

async function ownedTables(): Promise<{ name: string; condition: string }[]> {
  const { results } = await env.DB.prepare(
    `select name, exists (select 1 from pragma_table_info(tables.name) as info where info.name = 'user_id') as owned
      from sqlite_schema as tables where type = 'table' and name not glob 'sqlite_*' and name not glob '_cf_*' order by name`,
  ).all<{ name: string; owned: number }>();
  return results
    .filter(({ name }) => !nobodys.includes(name))
    .map(({ name, owned }) => {
      const condition = owned ? "user_id = ?1" : ownedBy[name];
      if (!condition)
        throw new Error(`Say in server/testing/workspace.ts whose rows ${name} holds`);
      return { name, condition };
    });
}

let tables: ReturnType<typeof ownedTables> | undefined;

/** Everything that is stored for a user, byte for byte, in one round trip. */
export async function dumpWorkspace(userId: number): Promise<Dump> {
  tables ??= ownedTables();
  const named = await tables;
  const answers = await env.DB.batch<Row>(
    named.map(({ name, condition }) =>
      env.DB.prepare(`select * from ${name} where ${condition}`).bind(userId),
    ),
  );
  const byKey = (one: Row, other: Row) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);
  return Object.fromEntries(
    named.map(({ name }, index) => [name, (answers[index]?.results ?? []).toSorted(byKey)]),
  );
}

/** A workspace without its log and its versions, which undo doesn't reset. */
export async function dumpWithoutLog(userId: number): Promise<Dump> {
  const { operations: _, changes: __, ...kept } = await dumpWorkspace(userId);
  const unversioned = Object.entries(kept).map(([name, rows]): [string, Row[]] => [
    name,
    rows.map(({ version: ___, ...row }) => row),
  ]);
  const workspace = Object.fromEntries(unversioned);
  // A running total of zero may be missing.
  const figures = (workspace.book_figures ?? []).filter(
    ({ contacts, companies }) => contacts !== 0 || companies !== 0,
  );
  const ofStages = (workspace.stage_figures ?? []).filter(({ deals }) => deals !== 0);
  return {
    ...workspace,
    book_figures: figures,
    stage_figures: ofStages.map(monthsInOrder),
    lost_reason_figures: (workspace.lost_reason_figures ?? []).map(monthsInOrder),
    stay_figures: (workspace.stay_figures ?? []).map(({ stays, ...row }) => ({
      ...row,
      stays: entriesInOrder(stays),
    })),
  };
}

function monthsInOrder({ months, ...row }: Row): Row {
  return { ...row, months: entriesInOrder(months) };
}

/** A month that was empty for a while is the last one in its JSON. */
function entriesInOrder(json: unknown): [string, unknown][] {
  const entries = Object.entries(JSON.parse(String(json)));
  return entries.toSorted(([one], [other]) => one.localeCompare(other));
}

/** The running totals of a workspace that differ from a recount; none if all are right. */
export async function wrongFigures(userId: number): Promise<Row[]> {
  const answers = await env.DB.batch<Row>(
    recounts.map((recount) =>
      env.DB.prepare(`select * from (${recount}) where user_id = ?`).bind(userId),
    ),
  );
  return answers.flatMap(({ results }) => results);
}

/** The tables in which any row says a word. */
export async function tablesSaying(word: string): Promise<string[]> {
  const { results } = await env.DB.prepare(
    `select tables.name as "table", info.name as "column" from sqlite_schema as tables, pragma_table_info(tables.name) as info
      where tables.type = 'table' and tables.name not glob 'sqlite_*' and tables.name not glob '_cf_*'`,
  ).all<{ table: string; column: string }>();
  const found = await env.DB.batch(
    results.map(({ table, column }) =>
      env.DB.prepare(
        `select 1 from "${table}" where instr(lower(cast("${column}" as text)), ?) > 0 limit 1`,
      ).bind(word.toLowerCase()),
    ),
  );
  return results.filter((_, index) => found[index]?.results.length).map(({ table }) => table);
}
