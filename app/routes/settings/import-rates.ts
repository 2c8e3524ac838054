import type { DatedRate } from "#domain/money/rate.ts";
import { mostRates, noBaseMessage } from "#domain/money/rate.ts";
import { type RateDirection, ratesOf } from "#domain/money/rate-file.ts";
import type { Api } from "#server/api.ts";
import { refused as refusedFile } from "../../files/file-text.ts";
import { readRatesFile } from "./read-rates.ts";

export interface RatesImport {
  base: string;
  created: number;
  updated: number;
  unchanged: number;
  /** Skipped rows, numbered as in a spreadsheet, each with the reasons. */
  refused: { row: number; reason: string }[];
  ignoredColumns: string[];
  /** The newest imported rate of each currency, to be checked. */
  newest: DatedRate[];
  /** The operation to undo; null if nothing was new. */
  operation: string | null;
}

interface Wishes {
  how: RateDirection;
  /** The earliest date to import. */
  from?: string | undefined;
  /** The currencies to import; empty for all. */
  only: string[];
  /** The person's locale (BCP 47). */
  locale: string;
  operation: string;
}

/**
 * Imports the rates of a file as one operation. Refuses what `readRatesFile` refuses, and more
 * rates than fit in one operation.
 */
export async function importRatesFile(
  api: Api,
  bytes: Uint8Array,
  { how, from = "", only, locale, operation }: Wishes,
): Promise<RatesImport> {
  const { baseCurrency: base } = await api.settings.get();
  if (!base) throw refusedFile(noBaseMessage);
  const { quotes, broken, ignoredColumns } = readRatesFile(bytes);
  const read = ratesOf(quotes, { base, how, locale });
  const wanted = read.rates.filter(
    ({ day, currency }) => day >= from && (only.length === 0 || only.includes(currency)),
  );
  if (wanted.length > mostRates) throw refusedFile(tooMany(wanted.length));
  const answer = await api.rate.import({
    base,
    rows: wanted.map(({ currency, day, rate }) => ({ currency, day, rate })),
    operation,
  });
  const judged = answer.refused.map(({ row, fieldErrors }) => {
    const { row: at = 0, currency = "" } = wanted[row] ?? {};
    return { row: at, reason: `${currency}: ${Object.values(fieldErrors).flat().join(" ")}` };
  });
  const out = new Set(answer.refused.map(({ row }) => row));
  const { created, updated, unchanged } = answer;
  return {
    base,
    created,
    updated,
    unchanged,
    refused: byRow([...broken, ...read.refused, ...judged]),
    ignoredColumns,
    newest: newestOf(wanted.filter((_, index) => !out.has(index))),
    operation: created + updated > 0 ? answer.operation : null,
  };
}

function tooMany(count: number): string {
  const [found, most] = [count, mostRates].map((each) => each.toLocaleString("en"));
  return `This file has ${found} rates, and you can import up to ${most} at a time. Enter a start date or currencies.`;
}

function byRow(refused: RatesImport["refused"]): RatesImport["refused"] {
  const reasons = new Map<number, string[]>();
  for (const { row, reason } of refused) reasons.set(row, [...(reasons.get(row) ?? []), reason]);
  return Array.from(reasons, ([row, all]) => ({ row, reason: all.join(" ") })).toSorted(
    (one, other) => one.row - other.row,
  );
}

function newestOf(rates: DatedRate[]): DatedRate[] {
  const newest = new Map<string, DatedRate>();
  for (const { currency, day, rate } of rates) {
    if (day > (newest.get(currency)?.day ?? "")) newest.set(currency, { currency, day, rate });
  }
  return [...newest.values()].toSorted((one, other) => (one.currency < other.currency ? -1 : 1));
}
