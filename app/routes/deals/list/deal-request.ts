import { tagFields } from "#app/components/list/list-words.ts";
import { dayIn, daysAfter } from "#domain/day.ts";
import { type DealListQuery, dealList } from "./deal-list.ts";

/** The API request for a list; its days are those of a time zone. */
function toApi(asked: DealListQuery, timeZone: string) {
  const today = dayIn(timeZone, Date.now());
  const { search, tagIds, match, overdue, stepless, closedWithin } = asked;
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
    closesFrom: asked.closesFrom ?? undefined,
    closesTo: asked.closesTo ?? undefined,
    closesBefore: overdue ? today : undefined,
    stepless: stepless || undefined,
    closedFrom: closedWithin === null ? undefined : daysAfter(today, -Number(closedWithin)),
  };
}

/** The deals list with its API request: kept apart, because the page itself makes no requests. */
export const dealRequest = { ...dealList, toApi };
