import { href } from "react-router";
import * as param from "#app/components/list/params.ts";
import { defineQuery } from "#app/components/list/query.ts";
import { type Day, daysAfter, startOfDay } from "#domain/day.ts";
import { type EntityName, entities } from "#domain/operation/entity.ts";
import { type HistoryKind, historyKinds } from "#domain/operation/kinds.ts";

/** The activity page's query, from its URL. */
export interface ActivityQuery {
  entity: EntityName | null;
  deed: HistoryKind | null;
  from: Day | null;
  to: Day | null;
  cursor: string | null;
}

/** The types of record to filter by. */
export const entityLabels: Partial<Record<EntityName, string>> = {
  contact: "Contacts",
  company: "Companies",
  deal: "Deals",
  todo: "Tasks",
  category: "Categories",
  activity: "Activities",
  tag: "Tags",
  stage: "Stages",
  pipeline: "Pipelines",
  view: "Saved views",
  rate: "Rates",
  settings: "Settings",
};

export const activityQuery = defineQuery<ActivityQuery>({
  path: href("/activity"),
  params: {
    entity: param.optional("of", (text) => entities.find((each) => each === text) ?? null),
    deed: param.optional("deed", (text) => historyKinds.find((each) => each === text) ?? null),
    from: param.day("from"),
    to: param.day("to"),
    cursor: param.cursor,
  },
  display: ["cursor"],
});

/** The API's input: days become the times at which they begin and end in a time zone. */
export function toApi({ entity, deed, from, to, cursor }: ActivityQuery, timeZone: string) {
  const begin = (day: Day) => Math.max(0, startOfDay(timeZone, day));
  return {
    entity: entity ?? undefined,
    deed: deed ?? undefined,
    since: from === null ? undefined : begin(from),
    until: to === null ? undefined : begin(daysAfter(to, 1)),
    cursor,
  };
}
