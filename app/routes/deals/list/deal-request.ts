import { tagFields } from "#app/components/list/list-options.ts";
import { type Day, dayIn, daysAfter } from "#domain/day.ts";
import { dealBulkActions } from "#domain/deal/bulk.ts";
import type { DealBulkAction } from "#domain/deal/bulk-input.ts";
import { type DealListQuery, dealList } from "./deal-list.ts";

/** The API request for a list; its days are those of a time zone. */
function toApi(asked: DealListQuery, timeZone: string) {
  const today = dayIn(timeZone, Date.now());
  const { search, tagIds, match, valueless, overdue, stepless, closedWithin } = asked;
  const within = closedWithin === null ? null : daysAfter(today, -Number(closedWithin));
  return {
    search,
    sort: asked.sort ?? undefined,
    stageId: asked.stageId ?? undefined,
    pipelineId: asked.pipelineId ?? undefined,
    kind: asked.kind ?? undefined,
    contactId: asked.contactId ?? undefined,
    companyId: asked.companyId ?? undefined,
    ...(tagIds.length > 0 && { [tagFields[match]]: tagIds }),
    currency: asked.currency ?? undefined,
    valueFrom: asked.valueFrom ?? undefined,
    valueTo: asked.valueTo ?? undefined,
    valueless: valueless || undefined,
    closesFrom: asked.closesFrom ?? undefined,
    closesTo: asked.closesTo ?? undefined,
    closesBefore: overdue ? today : undefined,
    stepless: stepless || undefined,
    closedFrom: laterOf(within, asked.closedFrom),
    closedTo: asked.closedTo ?? undefined,
    lostReason: asked.lostReason ?? undefined,
    notLostReasons: asked.otherReasons?.split(/\r?\n/),
    closedFromStageId: asked.closedFromStageId ?? undefined,
    reachedStageId: asked.reachedStageId ?? undefined,
    leftStageId: asked.leftStageId ?? undefined,
  };
}

function laterOf(one: Day | null, other: Day | null): Day | undefined {
  if (one === null || other === null) return one ?? other ?? undefined;
  return one > other ? one : other;
}

/** The action that a form of the list asks for; undefined if there is no such action. */
function actionOf(verb: string, form: FormData): DealBulkAction | undefined {
  switch (verb) {
    case "stage":
      return { does: verb, stageId: Number(form.get("stage")) };
    case "closes":
      return { does: verb, expectedCloseDate: String(form.get("closes") ?? "") || null };
    case "delete":
      return { does: verb };
  }
}

/** The deals list with its API request: kept apart, because the page itself makes no requests. */
export const dealRequest = { ...dealList, toApi, actionOf, actions: dealBulkActions };
