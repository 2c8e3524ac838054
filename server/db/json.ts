import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/** D1 takes 32 arguments a function: 16 names with their values. */
const pairsPerCall = 16;

/** A JSON object of any number of properties, as text. */
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
