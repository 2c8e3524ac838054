import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/** D1 accepts 32 arguments per function: 16 names with their values. */
const pairsPerCall = 16;

/** A JSON object with any number of properties, as text. */
export function jsonObject(properties: Record<string, SQLWrapper>): SQL {
  const pairs = Object.entries(properties).map(
    ([name, value]) => sql`${sql.raw(`'${name}'`)}, ${value}`,
  );
  const objects: SQL[] = [];
  for (let from = 0; from < pairs.length; from += pairsPerCall) {
    objects.push(sql`json_object(${sql.join(pairs.slice(from, from + pairsPerCall), sql`, `)})`);
  }
  return objects.reduce((whole, next) => sql`rtrim(${whole}, '}') || ',' || ltrim(${next}, '{')`);
}

/**
 * The longest JSON parameter, in characters: D1 accepts strings of 1 to 2 MB, and a character may
 * take 4 bytes.
 */
const longestParameter = 250_000;

/** The rows as JSON lists, each short enough for a parameter. */
export function jsonParameters(rows: unknown[]): string[] {
  const lists: string[][] = [];
  let room = 0;
  for (const row of rows.map((value) => JSON.stringify(value))) {
    room -= row.length + 1;
    if (room < 0) {
      lists.push([]);
      room = longestParameter - row.length;
    }
    lists.at(-1)?.push(row);
  }
  return lists.map((list) => `[${list.join(",")}]`);
}
