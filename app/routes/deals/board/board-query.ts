import { href } from "react-router";
import { amountFrom } from "#app/components/amounts/amount-from.ts";
import type { Day } from "#domain/day.ts";
import { cardsShown, mostCards } from "#domain/deal/deal.ts";
import type { Stage } from "#server/services/stage-list.ts";
import { idIn } from "./query.ts";

/** The board's query, from its URL. */
export interface BoardPlace {
  pipelineId: number | undefined;
  search: string;
  tagIds: number[];
  contactId: number | undefined;
  companyId: number | undefined;
  /** In the major unit of each deal's own currency. */
  valueFrom: number | null;
  valueTo: number | null;
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
export function readBoardPlace(params: URLSearchParams): BoardPlace {
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
    overdue: params.has("overdue"),
    stepless: params.has("stepless"),
    fold: fold === null ? null : idsIn(fold.split(",")),
    stageId: idIn(params, "stage"),
    // The last one is the latest request.
    more: more.slice(-mostLonger),
  };
}

/** The URL of a board, without defaults. */
export function boardPath(place: Partial<BoardPlace>): string {
  const params = new URLSearchParams();
  const set = (name: string, value: string | number | null | undefined) => {
    if (value != null && value !== "") params.set(name, String(value));
  };
  set("pipeline", place.pipelineId);
  set("search", place.search);
  for (const id of place.tagIds ?? []) params.append("tag", String(id));
  set("contact", place.contactId);
  set("company", place.companyId);
  set("value-from", place.valueFrom);
  set("value-to", place.valueTo);
  if (place.overdue) params.set("overdue", "on");
  if (place.stepless) params.set("stepless", "on");
  if (place.fold) params.set("fold", place.fold.length > 0 ? place.fold.join(",") : "none");
  set("stage", place.stageId);
  for (const { stageId, cards } of place.more ?? []) params.append("more", `${stageId}:${cards}`);
  return `${href("/deals")}${params.size > 0 ? `?${params}` : ""}`;
}

/** The URL of the list that continues a stage of the board: its filters have the same names. */
export function restPath(place: BoardPlace, stageId: number, cursor: string): string {
  const { search, tagIds, contactId, companyId, valueFrom, valueTo, overdue, stepless } = place;
  const filters = { search, tagIds, contactId, companyId, valueFrom, valueTo, overdue, stepless };
  const params = new URLSearchParams(boardPath({ ...filters, stageId }).split("?")[1]);
  params.set("cursor", cursor);
  return `${href("/deals/all")}?${params}`;
}

/** The API request for a board; `today` decides what is overdue. */
export function askedFor(place: BoardPlace, today: Day) {
  const { pipelineId, search, tagIds, contactId, companyId, overdue, stepless } = place;
  const { fold, stageId, more } = place;
  const longer = more.some((each) => each.stageId === stageId);
  const shown = stageId === undefined || longer ? [] : [{ stageId, cards: cardsShown }];
  return {
    ...{ pipelineId, search, tagIds, contactId, companyId },
    valueFrom: place.valueFrom ?? undefined,
    valueTo: place.valueTo ?? undefined,
    closesBefore: overdue ? today : undefined,
    stepless: stepless || undefined,
    folded: fold ?? ("closed" as const),
    more: [...shown, ...more].slice(-mostLonger),
  };
}

/** Whether the board shows fewer deals than its pipeline has. */
export function isFiltered(place: BoardPlace): boolean {
  return boardPath(place) !== boardPath({ ...withoutFilters(place), more: place.more });
}

/** The same board without its filters. */
export function withoutFilters(place: BoardPlace): BoardPlace {
  return {
    ...place,
    search: "",
    tagIds: [],
    contactId: undefined,
    companyId: undefined,
    valueFrom: null,
    valueTo: null,
    overdue: false,
    stepless: false,
    more: [],
  };
}

/** Whether a stage is collapsed to a strip without its cards. */
export function isFolded({ id, kind }: Stage, { fold, stageId }: BoardPlace): boolean {
  if (id === stageId) return false;
  return fold === null ? kind !== "open" : fold.includes(id);
}

/** The same board with a stage collapsed, or expanded again. */
export function withFolded(place: BoardPlace, stages: Stage[], stage: Stage): BoardPlace {
  const folded = stages.filter((each) => isFolded(each, place)).map(({ id }) => id);
  const fold = isFolded(stage, place)
    ? folded.filter((id) => id !== stage.id)
    : [...folded, stage.id];
  return { ...place, fold, stageId: place.stageId === stage.id ? undefined : place.stageId };
}

/** The same board with more cards of a stage. */
export function withMore(place: BoardPlace, stageId: number, cards: number): BoardPlace {
  const others = place.more.filter((each) => each.stageId !== stageId);
  return { ...place, more: [...others, { stageId, cards: Math.min(cards, mostCards) }] };
}
