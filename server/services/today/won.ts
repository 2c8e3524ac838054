import { sql } from "drizzle-orm";
import { type Day, daysAfter, fromDay, toDay } from "#domain/day.ts";
import { givenValue } from "#domain/deal/deal.ts";
import { daysRecent } from "#domain/today/today.ts";
import { live, type Owner } from "../../db/owner.ts";
import { dealStages, deals } from "../../db/schema.ts";

/** A deal that was won in the last days. */
export interface WonDeal {
  id: number;
  title: string;
  value: number | null;
  currency: string;
  closedDate: Day;
}

type WonRow = Omit<WonDeal, "value" | "closedDate"> & { value: number; closedDate: number };

/** How many are shown. */
const shown = 3;

/** The statement that reads the deals that were won last: those of each stage in the index's order. */
export function selectWon(owner: Owner, today: Day) {
  const latest = sql`select ${deals.id} as id from ${deals} indexed by idx_deals_closed
    where ${live(owner, deals, sql`${deals.stageId} = its.id`)}
      and ${deals.closedDate} >= ${fromDay(daysAfter(today, -daysRecent))}
    order by ${deals.closedDate} desc, ${deals.id} desc limit ${shown}`;
  return owner.db.all<WonRow>(
    sql`select deals.id as "id", title as "title", deals.value as "value", currency as "currency",
        closed_date as "closedDate"
      from ${dealStages} as its, json_each((select json_group_array(id) from (${latest}))) as found
      cross join ${deals} on deals.id = found.value
      where its.user_id = ${owner.userId} and its.kind = 'won'
      order by closed_date desc, deals.id desc limit ${shown}`,
  );
}

export function wonOf(rows: readonly WonRow[]): WonDeal[] {
  return rows.map(({ value, closedDate, ...deal }) => ({
    ...deal,
    value: givenValue(value),
    closedDate: toDay(closedDate),
  }));
}
