import { env } from "cloudflare:workers";

type Row = Record<string, unknown>;

/** Rows of tables, in a fixed order, so that two of them can be compared. */
export type Dump = Record<string, Row[]>;

/** Which rows of a table are a user's, where the table does not say it in a column user_id. */
const ownedBy: Record<string, string> = {
  user: "id = ?1",
  contacts_to_tags:
    "contact_id in (select id from contacts where user_id = ?1) or tag_id in (select id from contact_tags where user_id = ?1)",
  deal_stage_changes: "deal_id in (select id from deals where user_id = ?1)",
  deals_to_contacts:
    "deal_id in (select id from deals where user_id = ?1) or contact_id in (select id from contacts where user_id = ?1)",
};

/** Tables that hold nothing of anybody's book. */
const nobodys = ["d1_migrations", "verification", "rate_limit", "guards"];

async function ownedTables(): Promise<{ name: string; condition: string }[]> {
  const { results } = await env.DB.prepare(
    `select name, exists (select 1 from pragma_table_info(tables.name) as info where info.name = 'user_id') as owned
      from sqlite_schema as tables where type = 'table' and name not glob 'sqlite_*' and name not glob '_cf_*' order by name`,
  ).all<{ name: string; owned: number }>();
  return results
    .filter(({ name }) => !nobodys.includes(name))
    .map(({ name, owned }) => {
      const condition = owned ? "user_id = ?1" : ownedBy[name];
      if (!condition) throw new Error(`Say in server/testing/book.ts whose rows ${name} holds`);
      return { name, condition };
    });
}

let tables: ReturnType<typeof ownedTables> | undefined;

/** Everything that is kept of a user, byte for byte, in one round trip. */
export async function dumpBook(userId: number): Promise<Dump> {
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

/** A book without its log and its versions, which undo does not take back. */
export async function dumpWithoutLog(userId: number): Promise<Dump> {
  const { operations: _, changes: __, ...kept } = await dumpBook(userId);
  const unversioned = Object.entries(kept).map(([name, rows]): [string, Row[]] => [
    name,
    rows.map(({ version: ___, ...row }) => row),
  ]);
  const book = Object.fromEntries(unversioned);
  // A running figure of nothing may be 0 or not be there.
  const figures = (book.book_figures ?? []).filter(
    ({ contacts, companies }) => contacts !== 0 || companies !== 0,
  );
  const ofStages = (book.stage_figures ?? []).filter(({ deals }) => deals !== 0);
  return { ...book, book_figures: figures, stage_figures: ofStages };
}

/** The running figures of a book that differ from a recount; none when all is well. */
export async function wrongFigures(userId: number): Promise<Row[]> {
  const answers = await env.DB.batch<Row>(
    [wrongCounts, wrongCompanies, wrongDuplicates].map((sql) => env.DB.prepare(sql).bind(userId)),
  );
  return answers.flatMap(({ results }) => results);
}

const wrongCompanies = `
  select 'people' as what, id, people_count as kept, counted from (select id, people_count,
      (select count(*) from contacts where company_id = companies.id and deleted_at is null) as counted
      from companies where user_id = ?1)
    where people_count <> counted
  union all
  select 'company of contact', contacts.id, contacts.company_id, companies.id from contacts
    left join companies on companies.user_id = contacts.user_id and companies.name_key = contacts.company_key
    where contacts.user_id = ?1 and contacts.company_id is not companies.id
  union all
  select 'company of deal', deals.id, deals.company_id, contacts.company_id from deals
    left join contacts on contacts.id = deals.contact_id
    where deals.user_id = ?1 and deals.company_id is not contacts.company_id
  union all
  select 'companies', ?1, kept, counted from (select
      coalesce((select companies from book_figures where user_id = ?1), 0) as kept,
      (select count(*) from companies where user_id = ?1) as counted)
    where kept <> counted`;

/** What contacts share, counted again: rows that only one of the two has. */
const wrongDuplicates = `
  with counted as (
    select kind, key from contact_keys where user_id = ?1 group by kind, key having count(distinct contact_id) > 1
    union all
    select 'name', name_key || char(10) || company_key from contacts
      where user_id = ?1 and deleted_at is null group by name_key, company_key having count(*) > 1),
  kept as (select kind, key from duplicate_keys where user_id = ?1)
  select 'duplicate not kept' as what, kind, key from (select kind, key from counted except select kind, key from kept)
  union all
  select 'duplicate kept', kind, key from (select kind, key from kept except select kind, key from counted)`;

const wrongCounts = `
    select 'book' as what, ?1 as id, kept, counted from (select
        coalesce((select contacts from book_figures where user_id = ?1), 0) as kept,
        (select count(*) from contacts where user_id = ?1 and deleted_at is null) as counted)
      where kept <> counted
    union all
    select 'tag', id, contact_count, counted from (select id, contact_count,
        (select count(*) from contacts_to_tags join contacts on contacts.id = contact_id
          where tag_id = contact_tags.id and deleted_at is null) as counted
        from contact_tags where user_id = ?1)
      where contact_count <> counted
    union all
    select 'stage ' || currency, stage_id, value_minor, sum_minor from (
        select stage_id, currency, deals, value_minor,
          (select count(*) from deals where deals.stage_id = stage_figures.stage_id
            and deals.currency = stage_figures.currency and deleted_at is null) as counted,
          (select coalesce(sum(value_minor), 0) from deals where deals.stage_id = stage_figures.stage_id
            and deals.currency = stage_figures.currency and deleted_at is null) as sum_minor
        from stage_figures where user_id = ?1)
      where deals <> counted or value_minor <> sum_minor
    union all
    select 'uncounted', id, 0, 1 from deals where user_id = ?1 and deleted_at is null and not exists (
      select 1 from stage_figures where stage_figures.stage_id = deals.stage_id and stage_figures.currency = deals.currency)`;
