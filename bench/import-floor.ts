/*
 * The floor that `npm run bench -- import` measures imports against: a Worker that inserts rows into Kith's own
 * table of contacts, with its indexes and triggers, by one statement, and writes nothing else.
 */

/** The columns of the table without its id and what it generates. */
const storedColumns =
  "SELECT name FROM pragma_table_info('contacts') WHERE name <> 'id' ORDER BY cid";

type Row = Record<string, string | number | null>;

const selectRows =
  "SELECT * FROM contacts WHERE user_id = (SELECT id FROM user WHERE email = ?) AND deleted_at IS NULL ORDER BY id LIMIT ?";

/** The rows to insert, as one JSON text, and the statement that inserts them. */
let prepared = { insert: "", json: "" };

/** Some contacts of a workspace, which each POST inserts again. */
async function readRows(database: D1Database, email: string, count: number): Promise<Row[]> {
  const { results: rows } = await database.prepare(selectRows).bind(email, count).all<Row>();
  const { results: stored } = await database.prepare(storedColumns).all<{ name: string }>();
  const columns = stored.map(({ name }) => name);
  const values = columns.map((column) => `json_extract(value, '$.${column}')`);
  const insert = `INSERT INTO contacts (${columns.join()}) SELECT ${values.join()} FROM json_each(?)`;
  prepared = { insert, json: JSON.stringify(rows) };
  return rows;
}

async function insertRows(database: D1Database): Promise<number> {
  const { meta } = await database.prepare(prepared.insert).bind(prepared.json).run();
  return meta.rows_written;
}

export default {
  async fetch(request, env) {
    if (request.method === "POST") return Response.json({ written: await insertRows(env.DB) });
    const { searchParams } = new URL(request.url);
    const count = Number(searchParams.get("count"));
    return Response.json(await readRows(env.DB, searchParams.get("email") ?? "", count));
  },
} satisfies ExportedHandler<{ DB: D1Database }>;
