import { saysNothing } from "#domain/contact/row-cells.ts";
import { currencyIn } from "#domain/deal/written-money.ts";
import type { FileColumn } from "#domain/import/draft.ts";
import { dayOrderIn, isTwoWayDate } from "#domain/written-day.ts";
import type { Table } from "./people-table.ts";

const mostSamples = 3;
const longestSample = 80;
const longestHeader = 200;

/** What a table says of each of its columns: where it should go and why, and its first few values. */
export function describeColumns(
  { columns, grounds, records }: Table,
  { ofDeals = false } = {},
): FileColumn[] {
  const valueAt = columns.findIndex(({ field }) => field === "dealValue");
  return columns.map((column, index): FileColumn => {
    const values = records.flatMap(({ cells }) => cells[index]?.trim() || []);
    return {
      suggested: { ...column, name: column.name.slice(0, longestHeader) },
      ground: grounds[index] ?? "none",
      samples: [...new Set(values.slice(0, 200))].slice(0, mostSamples).map(shortened),
      dates: datesOf(values),
      ...(ofDeals && { ...differentOf(values), ...bareIn(values) }),
      ...(column.field === "dealCurrency" && bareBeside(records, { index, valueAt })),
    };
  });
}

/** More different values aren't listed: what is asked about has fewer. */
const mostDifferent = 40;

function differentOf(values: readonly string[]): Pick<FileColumn, "values"> {
  const different = new Set<string>();
  for (const value of values) {
    different.add(value);
    if (different.size > mostDifferent) return {};
  }
  return { values: [...different].map(shortened) };
}

function isBare(text: string): boolean {
  return /[1-9]/.test(text) && currencyIn(text, "") === null;
}

/** The first value that may be an amount without a currency. */
function bareIn(values: readonly string[]): Pick<FileColumn, "bare"> {
  const bare = values.find(isBare);
  return bare === undefined ? {} : { bare: shortened(bare) };
}

/** The first such value beside an empty cell of the column of currencies. */
function bareBeside(
  records: Table["records"],
  { index, valueAt }: { index: number; valueAt: number },
): Pick<FileColumn, "bareBeside"> {
  const isEmpty = (text = "") => text.trim() === "" || saysNothing(text);
  const found = records.find(({ cells }) => isEmpty(cells[index]) && isBare(cells[valueAt] ?? ""));
  return found ? { bareBeside: shortened(found.cells[valueAt]?.trim() ?? "") } : {};
}

function shortened(text: string): string {
  return text.length > longestSample ? `${text.slice(0, longestSample)}…` : text;
}

/** What the dates of a column say of their order, if some could be read two ways. */
function datesOf(values: readonly string[]): FileColumn["dates"] {
  const sample = values.find(isTwoWayDate);
  return sample === undefined ? null : { order: dayOrderIn(values), sample };
}
