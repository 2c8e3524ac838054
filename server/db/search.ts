import { type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { searchTerms } from "#domain/search/terms.ts";

export type SearchedColumn = SQLiteColumn | SQL;

/** The searchable form of a key of folded text: the domain's `searchable`, in SQL. */
export function searchableKey(key: SQLiteColumn | SQL): SQL {
  return sql`replace(${key}, '-', '')`;
}

/**
 * Finds the rows whose folded text has every word of a search, or the digits of what may be a phone
 * number; undefined if there is nothing to search for. With several columns a word may be in any.
 * Columns hold searchable text; pass keys through `searchableKey`.
 */
export function matching(
  search: string | undefined,
  ...columns: [SearchedColumn, ...SearchedColumn[]]
): SQL | undefined {
  const terms = searchTerms(search);
  if (!terms) return undefined;
  const occurs = (word: string) =>
    sql.join(
      columns.map((column) => sql`instr(${column}, ${word}) > 0`),
      sql` or `,
    );
  const words = sql.join(
    terms.words.map((word) => sql`(${occurs(word)})`),
    sql` and `,
  );
  if (terms.digits === undefined) return sql`(${words})`;
  return sql`((${words}) or ${occurs(terms.digits)})`;
}
