import { valueFilterTexts } from "#app/components/amounts/value-filter-texts.ts";
import type { Chip } from "#app/components/list/filter-chips.tsx";
import { tagFilterText } from "#app/components/list/tag-filter-text.ts";
import { formatDay, noValue, type Reading } from "#app/format.ts";
import { displayName } from "#domain/contact/contact.ts";
import { stageKindLabels } from "#domain/pipeline/pipeline.ts";
import { closedSpans, type DealListQuery } from "./deal-list.ts";
import type { ListedDeals } from "./list-marks.ts";

/** The filters of the deals list. */
export function dealChips(
  query: DealListQuery,
  page: ListedDeals,
  reading: Reading,
): Chip<DealListQuery>[] {
  const nameIn = (rows: { id: number; name: string }[], id: number | null) =>
    rows.find((row) => row.id === id)?.name;
  const { valueFrom, valueTo } = valueFilterTexts(query, reading);
  const { closesFrom, closesTo, closedWithin, closedFrom, closedTo, lostReason } = query;
  const stageIn = (id: number | null) =>
    id !== null && (nameIn(page.stages, id) ?? "a deleted stage");
  const closedFromStage = stageIn(query.closedFromStageId);
  const leftStage = stageIn(query.leftStageId);
  const reachedStage = stageIn(query.reachedStageId);
  return [
    [nameIn(page.pipelines, query.pipelineId), "pipelineId"],
    [nameIn(page.stages, query.stageId), "stageId"],
    [query.kind && stageKindLabels[query.kind], "kind"],
    [page.contact && displayName(page.contact), "contactId"],
    [page.company, "companyId"],
    [tagFilterText(query, page.tags), "tagIds", "match"],
    [query.currency, "currency"],
    [valueFrom, "valueFrom"],
    [valueTo, "valueTo"],
    [query.valueless && noValue, "valueless"],
    [closesFrom && `Closes from ${formatDay(closesFrom, reading)}`, "closesFrom"],
    [closesTo && `Closes by ${formatDay(closesTo, reading)}`, "closesTo"],
    [query.overdue && "Past expected close", "overdue"],
    [query.stepless && "No next step", "stepless"],
    [closedWithin && `Closed within ${closedSpans[closedWithin]}`, "closedWithin"],
    [closedFrom && `Closed from ${formatDay(closedFrom, reading)}`, "closedFrom"],
    [closedTo && `Closed by ${formatDay(closedTo, reading)}`, "closedTo"],
    [lostReason && `Lost reason: ${lostReason}`, "lostReason"],
    [query.otherReasons && "Other lost reason", "otherReasons"],
    [closedFromStage && `Closed from ${closedFromStage}`, "closedFromStageId"],
    [reachedStage && `Reached ${reachedStage}`, "reachedStageId"],
    [leftStage && `Was in ${leftStage}`, "leftStageId"],
  ];
}
