import { type SQL, sql } from "drizzle-orm";
import { countOf, type Total, totalsOf } from "#domain/money/figure.ts";
import { deals } from "../../db/schema.ts";
import type { FigureRow } from "../deal/board.ts";
import type { Stage } from "../stage-list.ts";

/** The figures of a company's deals, counted for each request: they aren't stored. */
export interface CompanyFigures {
  openDeals: number;
  /** The total of the open deals in each currency. */
  open: Total[];
  wonDeals: number;
  won: Total[];
}

type Row = [stageId: number, currency: string, deals: number, valueMinor: number];

/** The deals of a company by stage and currency, as a JSON list of `Row`. */
export function dealsByStage(companyId: SQL): SQL<string> {
  return sql`(select json_group_array(json_array(stage_id, currency, deals, value_minor)) from (
    select theirs.stage_id, theirs.currency, count(*) as deals, sum(theirs.value_minor) as value_minor
    from ${deals} as theirs indexed by idx_deals_company_id
    where theirs.company_id = ${companyId} and theirs.deleted_at is null
    group by theirs.stage_id, theirs.currency))`;
}

export function figuresOf(json: string, stages: Pick<Stage, "id" | "kind">[]): CompanyFigures {
  const rows: FigureRow[] = JSON.parse(json).map((row: Row) => {
    const [stageId, currency, count, valueMinor] = row;
    return { stageId, currency, deals: count, valueMinor };
  });
  const ofKind = (wanted: Stage["kind"]) => {
    const ids = new Set(stages.filter(({ kind }) => kind === wanted).map(({ id }) => id));
    return rows.filter(({ stageId }) => ids.has(stageId));
  };
  const [open, won] = [ofKind("open"), ofKind("won")];
  return {
    openDeals: countOf(open),
    open: totalsOf(open),
    wonDeals: countOf(won),
    won: totalsOf(won),
  };
}
