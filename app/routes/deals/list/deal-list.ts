import { href } from "react-router";
import { amountFrom } from "#app/components/amounts/amount-from.ts";
import { amountNames } from "#app/components/amounts/typed-amounts.ts";
import {
  defineList,
  fieldColumns,
  recordColumns,
  type TaggedQuery,
} from "#app/components/list/list.ts";
import * as param from "#app/components/list/params.ts";
import type { Day } from "#domain/day.ts";
import { type FieldByColumn, fieldByColumn, sortedColumns } from "#domain/deal/columns.ts";
import { dealFields } from "#domain/deal/fields.ts";
import { type DealSort, defaultDealSort } from "#domain/deal/list.ts";
import { type StageKind, stageKindLabels } from "#domain/pipeline/pipeline.ts";

/** The columns after the title. */
export type DealColumn = keyof FieldByColumn | "company" | "step" | "tags" | "added" | "updated";

const { contact, stage, value, ...otherFields } = fieldColumns(
  fieldByColumn,
  dealFields,
  sortedColumns,
);

/** The periods in which a deal was closed, in days. */
type ClosedSpan = "7" | "30" | "90" | "365";

export const closedSpans: Record<ClosedSpan, string> = {
  7: "7 days",
  30: "30 days",
  90: "90 days",
  365: "1 year",
};

/** The query of the deals list; null is any. */
export interface DealListQuery extends TaggedQuery<DealColumn, DealSort> {
  stageId: number | null;
  pipelineId: number | null;
  kind: StageKind | null;
  contactId: number | null;
  companyId: number | null;
  currency: string | null;
  valueFrom: number | null;
  valueTo: number | null;
  /** Only deals without a value. */
  valueless: boolean;
  closesFrom: Day | null;
  closesTo: Day | null;
  /** Only open deals whose expected close is past. */
  overdue: boolean;
  /** Only open deals without a next step. */
  stepless: boolean;
  /** Only deals that were won or lost within this many days. */
  closedWithin: ClosedSpan | null;
  closedFrom: Day | null;
  closedTo: Day | null;
  lostReason: string | null;
  /** Only lost deals without any of these reasons, one per line. */
  otherReasons: string | null;
  /** Only deals that were closed from this stage. */
  closedFromStageId: number | null;
  /** Only closed deals that had reached this stage. */
  reachedStageId: number | null;
  /** Only deals that have left this stage. */
  leftStageId: number | null;
}

/** A currency by its ISO 4217 code, in either case. */
function currencyFrom(text: string): string | null {
  const code = text.trim().toUpperCase();
  return /^[A-Z]{3}$/.test(code) ? code : null;
}

function amount(name: string) {
  return param.optional(name, amountFrom);
}

function flag(name: string): param.Param<boolean> {
  return { name, read: ([text]) => text !== undefined, write: (is) => (is ? [1] : []) };
}

/** The list of deals. */
export const dealList = defineList<DealListQuery, DealColumn, DealSort>({
  name: "deals",
  nouns: { one: "deal", many: "deals" },
  path: href("/deals/all"),
  columnsPath: href("/deals/columns"),
  exportPath: href("/deals/export.csv"),
  bulkDeletePath: href("/deals/bulk/delete"),
  filters: {
    stageId: param.id("stage"),
    pipelineId: param.id("pipeline"),
    contactId: param.id("contact"),
    companyId: param.id("company"),
    kind: param.choice("kind", stageKindLabels),
    ...param.tags,
    currency: param.optional("currency", currencyFrom),
    valueFrom: amount(amountNames.valueFrom),
    valueTo: amount(amountNames.valueTo),
    valueless: flag("no-value"),
    closesFrom: param.day("closes-from"),
    closesTo: param.day("closes-to"),
    overdue: flag("overdue"),
    stepless: flag("stepless"),
    closedWithin: param.choice("closed", closedSpans),
    closedFrom: param.day("closed-from"),
    closedTo: param.day("closed-to"),
    lostReason: param.line("lost-reason"),
    otherReasons: param.line("other-reasons"),
    closedFromStageId: param.id("from-stage"),
    reachedStageId: param.id("reached"),
    leftStageId: param.id("left-stage"),
  },
  lead: { label: "Deal", width: 240, sorts: ["title", "title-desc"] },
  columns: {
    contact,
    company: { label: "Company", width: 150 },
    stage,
    value: {
      ...value,
      sorts: ["value-desc", "value"],
      isDescendingFirst: true,
      className: "cell-number",
    },
    ...otherFields,
    step: { label: "Next step", width: 200 },
    ...recordColumns(128),
  },
  defaultColumns: ["contact", "stage", "closes", "value"],
  sortLabels: {
    board: "Board order",
    newest: "Newest first",
    oldest: "Oldest first",
    title: "Title (A–Z)",
    "title-desc": "Title (Z–A)",
    closes: "Closing soonest",
    "closes-desc": "Closing latest",
    "value-desc": "Highest value",
    value: "Lowest value",
    updated: "Recently updated",
    "updated-asc": "Least recently updated",
  },
  defaultSort: defaultDealSort,
  canSort: () => true,
  cells: () => import("./deal-cells.client.tsx"),
});
