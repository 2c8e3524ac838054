import { markMatches } from "#domain/search/marks.ts";
import { searchTerms } from "#domain/search/terms.ts";
import type { ListMarks } from "../list-marks.ts";

/**
 * Marks the matches of a search in the texts of rows; null without a search. This happens where the
 * rows are loaded (on the server, or in the live search), so that a list without a search doesn't
 * load the code.
 */
export function markRows<Row extends { id: number }, Field extends string>(
  rows: readonly Row[],
  search: string,
  textsOf: (row: Row) => Record<Field, string | null | undefined>,
): ListMarks<Field> | null {
  const terms = searchTerms(search);
  if (!terms) return null;
  return Object.fromEntries(
    rows.map((row) => {
      const parts = Object.entries<string | null | undefined>(textsOf(row)).map(
        ([field, text]) => [field, markMatches(text ?? "", terms)] as const,
      );
      return [
        row.id,
        Object.fromEntries(parts.filter(([, all]) => all.some(({ marked }) => marked))),
      ];
    }),
  ) as ListMarks<Field>;
}
