import { harmlessCell } from "#domain/cell-text.ts";
import type { Cell, Section } from "./section.ts";

/**
 * A table as plain text that no spreadsheet computes, its head first: amounts have a column for each
 * currency.
 */
export function spreadsheetOf({ head, rows }: Pick<Section, "head" | "rows">): string[][] {
  const currencies = head.map((_, column) =>
    currenciesIn(rows.flatMap((row) => row[column] ?? [])),
  );
  const columns = head.flatMap((label, column) =>
    (currencies[column] ?? []).map((currency) => ({ column, currency, label })),
  );
  const lines = [
    columns.map(({ label, currency }) => (currency === null ? label : `${label} in ${currency}`)),
    ...rows.map((row) => columns.map(({ column, currency }) => textOf(row[column], currency))),
  ];
  return lines.map((cells) => cells.map(harmlessCell));
}

/** The currencies of a column of amounts; null alone for a column of anything else. */
function currenciesIn(cells: readonly Cell[]): (string | null)[] {
  if (cells.every(({ totals }) => totals === undefined)) return [null];
  const all = cells.flatMap(({ totals = [] }) => totals.map(({ currency }) => currency));
  return [...new Set(all)].toSorted();
}

function textOf(cell: Cell | undefined, currency: string | null): string {
  if (currency === null) return cell?.text ?? "";
  const total = cell?.totals?.find((each) => each.currency === currency)?.total;
  return total === undefined ? "" : String(total);
}
