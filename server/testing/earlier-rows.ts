/*
 * Rows for a database in any state of its migrations: one for each table, made from what the database says
 * about its columns and references.
 */

interface Column {
  name: string;
  type: string;
  /** The position in the primary key, from 1; 0 for others. */
  pk: number;
}

interface Reference {
  id: number;
  table: string;
  from: string;
  to: string | null;
}

export interface Table {
  name: string;
  columns: Column[];
  references: Reference[];
}

/** Triggers write these, or nothing is in them for long. */
const derived = [
  ...["book_figures", "stage_figures", "todo_figures", "lost_reason_figures", "quarter_figures"],
  "won_figures",
  "stay_figures",
  ...["duplicate_keys", "stale_keys", "key_folds", "attention", "guards", "d1_migrations"],
];

/** Columns whose values mean something to triggers and migrations. */
const values: Record<string, string | number | null> = {
  kind: "open",
  entity: "contact",
  state: "done",
  status: "pending",
  priority: "medium",
  type: "call",
  list: "contacts",
  currency: "AUD",
  base: "USD",
  base_currency: "AUD",
  goal_currency: "AUD",
  won_base: null,
  won_rate: null,
  theme: "dark",
  locale: "en-AU",
  time_zone: "Australia/Sydney",
  lost_reasons: '["Price"]',
  before: null,
  after: '{"firstName":"Ann"}',
  outcomes: null,
  progress: null,
  "backups.progress": "{}",
  undoes: null,
  deleted_at: null,
  sent_at: null,
  repeat: null,
  probability: 50,
  due_date: Date.UTC(2027, 0, 31),
  expected_close_date: Date.UTC(2027, 0, 31),
  closed_date: null,
  expires_at: Date.UTC(2100, 0, 1),
  completed: 0,
  company: "Acme",
  company_key: "acme",
  "companies.name": "Acme",
  "companies.name_key": "acme",
  completed_at: null,
  contact_count: 0,
  people_count: 0,
};

/** The tables that hold what people have entered, each after those that it refers to. */
export async function tablesOf(d1: D1Database): Promise<Table[]> {
  const { results } = await d1
    .prepare(
      "select name from sqlite_schema where type = 'table' and name not glob '_cf_*' and name not glob 'sqlite_*'",
    )
    .all<{ name: string }>();
  const names = results.map(({ name }) => name).filter((name) => !derived.includes(name));
  const answers = await d1.batch<Column & Reference>(
    names.flatMap((name) => [
      d1.prepare(`select name, type, pk from pragma_table_info('${name}')`),
      d1.prepare(`select id, "table", "from", "to" from pragma_foreign_key_list('${name}')`),
    ]),
  );
  const tables = names.map((name, index) => ({
    name,
    columns: answers[index * 2]?.results ?? [],
    references: answers[index * 2 + 1]?.results ?? [],
  }));
  return inOrder(tables);
}

function inOrder(tables: Table[]): Table[] {
  const ordered: Table[] = [];
  while (ordered.length < tables.length) {
    const known = new Set(ordered.map(({ name }) => name));
    const next = tables.filter(
      ({ name, references }) =>
        !known.has(name) && references.every(({ table }) => known.has(table) || table === name),
    );
    if (next.length === 0) throw new Error("Tables refer to each other in a circle");
    ordered.push(...next);
  }
  return ordered;
}

/**
 * Inserts one row into each table, all of the user whose id is `number`, with a value in every column that
 * holds one. Nothing else may have been inserted for that number.
 */
export async function insertRows(d1: D1Database, tables: Table[], number: number): Promise<void> {
  await d1.batch(
    tables.map(({ name, columns, references }) => {
      const named = columns.map((column) => ({
        column: column.name,
        value: insertedValue(name, column, references, number),
      }));
      return d1
        .prepare(
          `insert into "${name}" (${named.map(({ column }) => `"${column}"`).join(", ")})
            values (${named.map(() => "?").join(", ")})`,
        )
        .bind(...named.map(({ value }) => value));
    }),
  );
}

function insertedValue(
  table: string,
  { name, type, pk }: Column,
  references: Reference[],
  number: number,
) {
  // Whom an activity is with besides its first contact is somebody else.
  if (table === "activities_to_contacts" && name === "contact_id") return number - 1;
  // Each row has the number of its user as its own.
  if (references.some(({ from }) => from === name)) return number;
  // Companies came after the column that names them.
  if (name === "company_id") return null;
  if (/(^|_)id$/.test(name)) return number;
  if (pk > 0 && /int/i.test(type)) return number;
  const value = values[`${table}.${name}`] ?? values[name];
  if (value !== undefined) return value;
  if (/_at$|^timestamp$|_since$/.test(name)) return Date.UTC(2026, 0, 1) + number;
  return /text/i.test(type) ? `${name} ${number}` : 1;
}
