import { sql } from "drizzle-orm";
import { fromDay } from "#domain/day.ts";
import { batch } from "../../db/client.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { deals, exchangeRates } from "../../db/schema.ts";
import type { DealState } from "./import-plan.ts";

/** What the columns of deals depend on, beside the deals. */
export interface DealFacts {
  baseCurrency: string | null;
  /** The first position in each stage, by its id. */
  tops: Map<number, string>;
  /** The rate of a currency on a day in milliseconds, by `rateKey`. */
  rates: Map<string, number>;
}

export function rateKey(currency: string, day: number): string {
  return `${currency} ${day}`;
}

/** Reads the positions and rates that writing these deals takes, in one round trip. */
export async function readFacts(owner: Owner, states: readonly DealState[]): Promise<DealFacts> {
  const stageIds = [...new Set(states.map(({ data }) => data.stageId))];
  const closings = states.flatMap(({ data: { kind, currency, closedDate } }) =>
    kind === "won" && closedDate ? [[currency, fromDay(closedDate)] as const] : [],
  );
  const pairs = [...new Map(closings.map((pair) => [pair.join(), pair])).values()];
  const base = sql`(select base_currency from user where id = ${owner.userId})`;
  const [tops, rates, [settings]] = await batch(owner.db, [
    owner.db.all<{ id: number; top: string | null }>(
      sql`select stage.value as "id", (select position from ${deals}
          where ${live(owner, deals, sql`${deals.stageId} = stage.value`)} order by position, id limit 1) as "top"
        from json_each(${JSON.stringify(stageIds)}) as stage`,
    ),
    owner.db.all<{ currency: string; day: number; rate: number | null }>(
      sql`select pair.value ->> 0 as "currency", pair.value ->> 1 as "day",
          (select rate from ${exchangeRates} where ${owned(
            owner,
            exchangeRates,
            sql`base = ${base} and ${exchangeRates.currency} = pair.value ->> 0 and day <= pair.value ->> 1`,
          )} order by day desc limit 1) as "rate"
        from json_each(${JSON.stringify(pairs)}) as pair`,
    ),
    owner.db.all<{ base: string | null }>(sql`select ${base} as "base"`),
  ]);
  const baseCurrency = settings?.base ?? null;
  return {
    baseCurrency,
    tops: new Map(tops.flatMap(({ id, top }) => (top === null ? [] : [[id, top]]))),
    rates: new Map(
      rates.flatMap(({ currency, day, rate }) => {
        const known = currency === baseCurrency ? 1 : rate;
        return known === null ? [] : [[rateKey(currency, day), known]];
      }),
    ),
  };
}
