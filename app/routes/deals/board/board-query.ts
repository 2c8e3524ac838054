import { href } from "react-router";
import { amountFrom } from "#app/components/amounts/amount-from.ts";
import type { Day } from "#domain/day.ts";
import { cardsShown, mostCards } from "#domain/deal/deal.ts";
import type { Stage } from "#server/services/stage-list.ts";
import { idIn } from "./query.ts";
import type { ShownBoard } from "./shown-board.ts";

/** The board's query, from its URL. */
export interface BoardUrlQuery {
  pipelineId: number | undefined;
  search: string;
  tagIds: number[];
  contactId: number | undefined;
  companyId: number | undefined;
  /** In the major unit of each deal's own currency. */
  valueFrom: number | null;
  valueTo: number | null;
  /** Only deals without a value. */
  valueless: boolean;
  /** Only open deals whose expected close is past. */
  overdue: boolean;
  /** Only open deals without a next step. */
  stepless: boolean;
  /** The collapsed stages; null for the default, the closed ones. */
  fold: number[] | null;
  /** The stage that a phone shows, which is never collapsed. */
  stageId: number | undefined;
  /** How many cards a stage shows, if more than at first. */
  more: { stageId: number; cards: number }[];
}

const mostLonger = 10;

function idsIn(texts: string[]): number[] {
  const ids = texts.map(Number).filter((id) => Number.isSafeInteger(id) && id > 0);
  return [...new Set(ids)];
}

/** Reads the URL, and ignores what makes no sense. */
export function readBoardQuery(params: URLSearchParams): BoardUrlQuery {
  const fold = params.get("fold");
  const more = params.getAll("more").flatMap((text) => {
    const [stageId = 0, cards = 0] = text.split(":").map(Number);
    const fits = [stageId, cards].every((each) => Number.isSafeInteger(each) && each > 0);
    return fits ? [{ stageId, cards: Math.min(cards, mostCards) }] : [];
  });
  return {
    pipelineId: idIn(params, "pipeline"),
    search: params.get("search")?.trim() ?? "",
    tagIds: idsIn(params.getAll("tag")),
    contactId: idIn(params, "contact"),
    companyId: idIn(params, "company"),
    valueFrom: amountFrom(params.get("value-from")),
    valueTo: amountFrom(params.get("value-to")),
    valueless: params.has("no-value"),
    overdue: params.has("overdue"),
    stepless: params.has("stepless"),
    fold: fold === null ? null : idsIn(fold.split(",")),
    stageId: idIn(params, "stage"),
    // The last one is the latest request.
    more: more.slice(-mostLonger),
  };
}

/** The URL of a board, without defaults. */
export function boardPath(query: Partial<BoardUrlQuery>): string {
  const params = new URLSearchParams();
  const set = (name: string, value: string | number | null | undefined) => {
    if (value != null && value !== "") params.set(name, String(value));
  };
  set("pipeline", query.pipelineId);
  set("search", query.search);
  for (const id of query.tagIds ?? []) params.append("tag", String(id));
  set("contact", query.contactId);
  set("company", query.companyId);
  set("value-from", query.valueFrom);
  set("value-to", query.valueTo);
  if (query.valueless) params.set("no-value", "on");
  if (query.overdue) params.set("overdue", "on");
  if (query.stepless) params.set("stepless", "on");
  if (query.fold) params.set("fold", query.fold.length > 0 ? query.fold.join(",") : "none");
  set("stage", query.stageId);
  for (const { stageId, cards } of query.more ?? []) params.append("more", `${stageId}:${cards}`);
  return `${href("/deals")}${params.size > 0 ? `?${params}` : ""}`;
}

/** The URL of the list that continues a stage of the board: its filters have the same names. */
export function restPath(query: BoardUrlQuery, stageId: number, cursor: string): string {
  const { pipelineId: _, fold: __, more: ___, ...filters } = query;
  const params = new URLSearchParams(boardPath({ ...filters, stageId }).split("?")[1]);
  params.set("cursor", cursor);
  return `${href("/deals/all")}?${params}`;
}

/** The API request for a board; `today` decides what is overdue. */
export function toApi(query: BoardUrlQuery, today: Day) {
  const { pipelineId, search, tagIds, contactId, companyId, overdue, stepless } = query;
  const { fold, stageId, more } = query;
  const longer = more.some((each) => each.stageId === stageId);
  const shown = stageId === undefined || longer ? [] : [{ stageId, cards: cardsShown }];
  return {
    ...{ pipelineId, search, tagIds, contactId, companyId },
    valueFrom: query.valueFrom ?? undefined,
    valueTo: query.valueTo ?? undefined,
    valueless: query.valueless || undefined,
    closesBefore: overdue ? today : undefined,
    stepless: stepless || undefined,
    folded: fold ?? ("closed" as const),
    more: [...shown, ...more].slice(-mostLonger),
  };
}

/** Whether the board shows fewer deals than its pipeline has. */
export function isFiltered(query: BoardUrlQuery): boolean {
  return boardPath(query) !== boardPath({ ...withoutFilters(query), more: query.more });
}

/** The same board without its filters. */
export function withoutFilters(query: BoardUrlQuery): BoardUrlQuery {
  return {
    ...query,
    search: "",
    tagIds: [],
    contactId: undefined,
    companyId: undefined,
    valueFrom: null,
    valueTo: null,
    valueless: false,
    overdue: false,
    stepless: false,
    more: [],
  };
}

/** Whether a stage is collapsed to a strip without its cards. */
export function isFolded({ id, kind }: Stage, { fold, stageId }: BoardUrlQuery): boolean {
  if (id === stageId) return false;
  return fold === null ? kind !== "open" : fold.includes(id);
}

/** The stage whose column a phone shows. */
export function shownStage(
  { columns }: ShownBoard,
  { stageId }: BoardUrlQuery,
): number | undefined {
  const selected = columns.find(({ stage }) => stage.id === stageId);
  return (selected ?? columns[0])?.stage.id;
}

/** The same board with a stage collapsed, or expanded again. */
export function withFolded(query: BoardUrlQuery, stages: Stage[], stage: Stage): BoardUrlQuery {
  const folded = stages.filter((each) => isFolded(each, query)).map(({ id }) => id);
  const fold = isFolded(stage, query)
    ? folded.filter((id) => id !== stage.id)
    : [...folded, stage.id];
  return { ...query, fold, stageId: query.stageId === stage.id ? undefined : query.stageId };
}

/** The same board with more cards of a stage. */
export function withMore(query: BoardUrlQuery, stageId: number, cards: number): BoardUrlQuery {
  const others = query.more.filter((each) => each.stageId !== stageId);
  return { ...query, more: [...others, { stageId, cards: Math.min(cards, mostCards) }] };
}
