import type { Day } from "../day.ts";
import { joinedText } from "../import/joined-text.ts";
import { withinRoom } from "../import/row-people.ts";
import type { StageKind } from "../pipeline/pipeline.ts";
import { dealFields } from "./fields.ts";
import type { DealRow } from "./from-row.ts";

/** What an import knows of a deal. People are ids, or negative for those that it will add. */
export interface DealData {
  title: string;
  value: number | null;
  currency: string;
  stageId: number;
  kind: StageKind;
  contactId: number | null;
  contactIds: number[];
  expectedCloseDate: Day | null;
  closedDate: Day | null;
  lostReason: string | null;
  description: string | null;
}

/** A row of a file with its people, the primary contact first. */
export interface GivenDeal {
  row: DealRow;
  people: number[];
  /** What each of them is called. */
  names: string[];
  /** The day of a closing that has none. */
  today: Day;
}

/** A new deal. */
export function newDealData({ row, people, today }: GivenDeal): DealData {
  const { stage, closedDate } = row;
  const [contactId = null, ...contactIds] = people;
  return {
    title: row.title,
    value: row.value,
    currency: row.currency,
    stageId: stage.id,
    kind: stage.kind,
    contactId,
    contactIds,
    expectedCloseDate: row.expectedCloseDate,
    closedDate: stage.kind === "open" ? null : (closedDate ?? today),
    lostReason: row.lostReason,
    description: row.description,
  };
}

/** Whether a row says otherwise of a deal than is known of it, beside its people and description. */
export function contradicts(data: DealData, row: DealRow): boolean {
  const differ = <Value>(own: Value | null, given: Value | null) =>
    own !== null && given !== null && own !== given;
  const isPriced = data.value !== null && row.value !== null;
  return (
    differ(data.value, row.value) ||
    (isPriced && data.currency !== row.currency) ||
    (row.isStageGiven && data.stageId !== row.stage.id) ||
    differ(data.expectedCloseDate, row.expectedCloseDate) ||
    differ(data.closedDate, row.closedDate)
  );
}

/** A deal with what a row knows beyond it: itself if that is nothing. */
export function filledDeal(data: DealData, given: GivenDeal): DealData {
  const { row } = given;
  const priced = data.value === null && row.value !== null;
  return changed(data, {
    ...(priced && { value: row.value, currency: row.currency }),
    ...withPeople(data, given),
    expectedCloseDate: data.expectedCloseDate ?? row.expectedCloseDate,
    ...(data.kind === "lost" && { lostReason: data.lostReason ?? row.lostReason }),
  });
}

/** A deal with what a row says of it. Its title stays, as does what the row leaves empty. */
export function overwrittenDeal(data: DealData, given: GivenDeal): DealData {
  const { row, people, today } = given;
  const [first] = people;
  const moves = row.isStageGiven && row.stage.id !== data.stageId;
  const kind = moves ? row.stage.kind : data.kind;
  const closedAnew = kind === data.kind ? data.closedDate : today;
  const own = first === undefined ? data : swapped(data, first);
  return changed(data, {
    ...(row.value !== null && { value: row.value, currency: row.currency }),
    ...(moves && { stageId: row.stage.id, kind }),
    ...own,
    ...withPeople({ ...data, ...own }, given),
    expectedCloseDate: row.expectedCloseDate ?? data.expectedCloseDate,
    closedDate: kind === "open" ? null : (kind === row.stage.kind && row.closedDate) || closedAnew,
    lostReason: kind === "lost" ? (row.lostReason ?? data.lostReason) : null,
  });
}

/** Another primary contact; the one before becomes one of the others. */
function swapped({ contactId, contactIds }: DealData, first: number) {
  if (contactId === first) return { contactId, contactIds };
  const others = [...(contactId === null ? [] : [contactId]), ...contactIds];
  return { contactId: first, contactIds: others.filter((id) => id !== first) };
}

/** People add up. The description, which is the deal's and the row's, names those for whom it has no room. */
function withPeople(
  { contactId, contactIds, description }: DealData,
  { row, people, names }: GivenDeal,
): Pick<DealData, "contactId" | "contactIds" | "description"> {
  const [first = null] = people;
  const primary = contactId ?? first;
  const known = [primary, ...contactIds];
  const further = [...new Set(people)].filter((id) => !known.includes(id));
  const { others, beyond } = withinRoom(
    [...contactIds, ...further],
    (id) => names[people.indexOf(id)] ?? "",
  );
  return {
    contactId: primary,
    contactIds: others,
    description: joined(joined(description, row.description), beyond),
  };
}

const joined = (own: string | null, found: string | null) =>
  joinedText(own, found, dealFields.description.limit);

function changed(data: DealData, news: Partial<DealData>): DealData {
  const after = { ...data, ...news };
  const names = Object.keys(after) as (keyof DealData)[];
  return names.every((name) => String(after[name]) === String(data[name])) ? data : after;
}
