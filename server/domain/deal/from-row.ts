import type { FileRecord, Reading, Remark } from "../contact/file-row.ts";
import type { ImportableContact } from "../contact/row.ts";
import { saysNothing } from "../contact/row-cells.ts";
import type { Day } from "../day.ts";
import { restOf } from "../import/record-row.ts";
import { addedIn, cellsIn, dayIn, Leftover, shortened } from "../import/row-cells.ts";
import { peopleOf, type RowCell } from "../import/row-people.ts";
import { isCurrency } from "../money/money.ts";
import type { DealColumnField } from "./column-field.ts";
import { dealFields } from "./fields.ts";
import { type NamedStage, type StageCells, stageOf } from "./file-stage.ts";
import { currencyIn, readMoney } from "./written-money.ts";

/** How a file of deals is read. */
export interface DealReading extends Reading {
  /** BCP 47: how its amounts are written, if they don't show it. */
  locale: string;
  /** ISO 4217: of amounts that name no currency. */
  currency: string;
  /** No deal was closed or added later. */
  today: Day;
  timeZone: string;
  stages: { all: readonly NamedStage[]; answers: Record<string, number> };
}

/** The deal of a row; what the row doesn't say is null. */
export interface DealRow {
  title: string;
  value: number | null;
  currency: string;
  stage: NamedStage;
  /** Whether the row says in which stage it is. */
  isStageGiven: boolean;
  closedFromStageId: number | null;
  expectedCloseDate: Day | null;
  closedDate: Day | null;
  lostReason: string | null;
  description: string | null;
  /** When it was added elsewhere, in unix milliseconds. */
  createdAt: number | null;
  /** The rate of a won deal, as our own exports have it. */
  won: { rate: number; base: string } | null;
  ownId: string | null;
  /** The primary contact first. */
  people: ImportableContact[];
}

export type ReadDeal = { deal: DealRow; remarks: Remark[] } | { deal: null; reason: string };

const untitledMessage = "No title.";
const stagelessMessage = "There is no stage for deals. Add one first.";
const longestTitle = dealFields.title.limit;
const longestReason = dealFields.lostReason.limit;

type Cells = (field: DealColumnField) => RowCell[];

/**
 * The deal in a row of a file. What no field takes, or can't be read, goes to the description under its
 * header; without a title it has that of its company or contact.
 */
export function readDealRecord(record: FileRecord, reading: DealReading): ReadDeal {
  if (record.reason !== undefined) return { deal: null, reason: record.reason };
  const all = cellsIn(record, reading);
  const cells: Cells = (field) => all.filter(({ column }) => column.field === field);
  const left = new Leftover();
  const { people, notes } = peopleOf(all);
  const title = titleOf(cells, people, left);
  if (title === "") return { deal: null, reason: untitledMessage };
  const placed = stageIn(cells, reading, left);
  if (!placed) return { deal: null, reason: stagelessMessage };
  const money = moneyIn(cells, reading, left);
  const expectedCloseDate = dayIn(cells("dealExpected"), reading, left);
  const closing = closingIn(cells, reading, left, { kind: placed.stage.kind, expectedCloseDate });
  const createdAt = addedIn(cells("dealAdded"), reading, left);
  const own = cells("dealDescription").map(({ text }) => text.trim());
  const [width, texts] = [reading.columns.length, [...own, ...notes]];
  const { limit } = dealFields.description;
  const { remarks, ...rest } = restOf(record, { all, width, texts, limit, left });
  return {
    deal: {
      title,
      ...money,
      stage: placed.stage,
      isStageGiven: placed.isGiven,
      closedFromStageId: placed.closedFrom,
      expectedCloseDate,
      ...closing,
      ...rest,
      createdAt,
      people,
    },
    remarks,
  };
}

function titleOf(cells: Cells, people: readonly ImportableContact[], left: Leftover): string {
  const [cell, ...further] = cells("dealTitle");
  for (const each of further) left.add(each);
  const title = cell?.text.replace(/\s+/g, " ").trim() ?? "";
  if (cell && title.length > longestTitle) left.add(cell);
  const [{ company, firstName, lastName, email } = {}] = people;
  const standIn = company ?? ([firstName, lastName].filter(Boolean).join(" ") || email);
  return shortened(title || (standIn ?? ""), longestTitle);
}

function stageIn(cells: Cells, { stages }: DealReading, left: Leftover) {
  const named = { stage: "dealStage", pipeline: "dealPipeline", status: "dealStatus" } as const;
  const textOf = (name: keyof StageCells) => {
    const text = cells(named[name])[0]?.text.trim() ?? "";
    return saysNothing(text) ? "" : text;
  };
  const [stage, pipeline, status] = [textOf("stage"), textOf("pipeline"), textOf("status")];
  const found = stageOf({ stage, pipeline, status }, stages);
  for (const name of ["stage", "pipeline", "status"] as const) {
    const [first, ...further] = cells(named[name]);
    if (first && found?.unknown.includes(name)) left.add(first, "stage");
    for (const cell of further) left.add(cell);
  }
  return found;
}

/** A row's amount; one beside words that name no currency is left over with them. */
function moneyIn(cells: Cells, { locale, currency }: DealReading, left: Leftover) {
  const [cell, ...further] = cells("dealValue");
  const [beside, ...others] = cells("dealCurrency");
  for (const each of [...further, ...others]) left.add(each);
  const written = beside && !saysNothing(beside.text) ? beside.text : "";
  const code = currencyIn(written, currency);
  const read = readMoney(cell?.text ?? "", written, { locale, currency });
  const isStrange = written !== "" && code === null;
  if (cell && (read.kind === "unread" || (isStrange && read.kind === "amount"))) {
    left.add(cell, "value");
  }
  if (beside && isStrange) left.add(beside);
  if (read.kind === "amount" && !isStrange) return { value: read.value, currency: read.currency };
  return { value: null, currency: code ?? currency };
}

/**
 * What a row says of a deal's closing. The expected close date of a closed deal is the day on which it was
 * closed, unless that is yet to come.
 */
function closingIn(
  cells: Cells,
  reading: DealReading,
  left: Leftover,
  { kind, expectedCloseDate }: { kind: NamedStage["kind"]; expectedCloseDate: Day | null },
): Pick<DealRow, "closedDate" | "lostReason" | "won"> {
  const [reason, ...further] = cells("dealReason");
  for (const cell of kind === "lost" ? further : cells("dealReason")) left.add(cell);
  const lostReason = kind === "lost" ? (reason?.text.trim() ?? null) : null;
  if (reason && lostReason && lostReason.length > longestReason) left.add(reason);
  if (kind === "open") {
    for (const cell of cells("dealClosed")) left.add(cell);
    return { closedDate: null, lostReason: null, won: null };
  }
  const isPast = expectedCloseDate !== null && expectedCloseDate <= reading.today;
  const closedDate =
    dayIn(cells("dealClosed"), reading, left) ?? (isPast ? expectedCloseDate : null);
  if (closedDate === null) left.found.add("closing");
  return {
    closedDate,
    lostReason: lostReason && shortened(lostReason, longestReason),
    won: kind === "won" ? wonRateIn(cells) : null,
  };
}

function wonRateIn(cells: Cells): DealRow["won"] {
  const rate = Number(cells("dealWonRate")[0]?.text);
  const base = cells("dealWonBase")[0]?.text.trim() ?? "";
  return Number.isFinite(rate) && rate > 0 && isCurrency(base) ? { rate, base } : null;
}
