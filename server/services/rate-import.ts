import { eq, type SQL, sql } from "drizzle-orm";
import { fieldErrorsOf } from "#domain/inputs.ts";
import { twiceInFileMessage } from "#domain/money/rate.ts";
import { type ImportedRate, importedRate, type RateImport } from "#domain/money/rate-input.ts";
import { batch } from "../db/client.ts";
import { perform, selectOperation } from "../db/log.ts";
import { type Owner, owned } from "../db/owner.ts";
import { changes, exchangeRates } from "../db/schema.ts";
import type { RefusedRow } from "./contact/import.ts";
import { keptOfGiven, ratesAsJson, saveRates } from "./rate.ts";

export interface RateImportAnswer {
  created: number;
  updated: number;
  /** Rates that were already saved with the same value. */
  unchanged: number;
  refused: RefusedRow[];
  operation: string;
}

/**
 * Saves many rates in one operation, and replaces those of the same days; refused rows are reported
 * and the others saved. Unchanged rates aren't written again: if nothing is new, there is no
 * operation. Refuses CONFLICT if the key belongs to another kind of operation.
 */
export async function importRates(
  owner: Owner,
  { base, rows, operation: key }: RateImport,
): Promise<RateImportAnswer> {
  const { accepted, refused } = judge(base, rows);
  const [[known], [news]] = await batch(owner.db, [
    selectOperation(owner, key),
    countNews(owner, base, accepted),
  ]);
  const records = news?.count ?? 0;
  if (!known && records === 0) {
    return { created: 0, updated: 0, unchanged: accepted.length, refused, operation: key };
  }
  const differing = sql`${exchangeRates.rate} <> given.value ->> 2`;
  const { operation, answer } = await perform(
    owner,
    { kind: "rate.import", key, records },
    (number) => saveRates(owner, number, { base, rates: accepted }, differing),
    (number) => countSaved(owner, number),
  );
  const { created = 0, updated = 0 } = answer[0] ?? {};
  const unchanged = accepted.length - created - updated;
  return { created, updated, unchanged, refused, operation };
}

/** The first row of a currency and day counts; another one with the same value is allowed. */
function judge(base: string, rows: unknown[]): { accepted: ImportedRate[]; refused: RefusedRow[] } {
  const accepted = new Map<string, ImportedRate>();
  const refused: RefusedRow[] = [];
  const schema = importedRate(base);
  for (const [row, value] of rows.entries()) {
    const judged = schema.safeParse(value);
    if (!judged.success) {
      refused.push({ row, fieldErrors: fieldErrorsOf(judged.error) });
      continue;
    }
    const { currency, day, rate } = judged.data;
    const first = accepted.get(`${currency} ${day}`);
    if (!first) accepted.set(`${currency} ${day}`, judged.data);
    else if (first.rate !== rate) refused.push({ row, fieldErrors: { day: [twiceInFileMessage] } });
  }
  return { accepted: [...accepted.values()], refused };
}

/** How many of the rates differ from the saved ones. */
function countNews(owner: Owner, base: string, rates: ImportedRate[]) {
  return owner.db.all<{ count: number }>(
    sql`select count(*) as count from json_each(${ratesAsJson(rates)}) as given
      left join ${exchangeRates} on ${keptOfGiven(owner, base)}
      where ${exchangeRates.rate} is not given.value ->> 2`,
  );
}

function countSaved(owner: Owner, operation: SQL) {
  return owner.db
    .select({
      created: sql<number>`count(*) filter (where ${changes.before} is null)`,
      updated: sql<number>`count(*) filter (where ${changes.before} is not null)`,
    })
    .from(changes)
    .where(
      owned(owner, changes, eq(changes.entity, "rate"), sql`${changes.operationId} = ${operation}`),
    );
}
