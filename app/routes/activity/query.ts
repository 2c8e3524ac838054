import { type Day, daysAfter, isDay, startOfDay } from "#domain/day.ts";
import { type EntityName, entities } from "#domain/operation/entity.ts";
import { type HistoryKind, historyKinds } from "#domain/operation/kinds.ts";

/** What the activity page shows, as its URL says it. */
export interface ActivityQuery {
  entity: EntityName | undefined;
  deed: HistoryKind | undefined;
  from: Day | undefined;
  to: Day | undefined;
  cursor: string | null;
}

/** The kinds of record that a person tells apart. */
export const entityLabels: Partial<Record<EntityName, string>> = {
  contact: "Contacts",
  company: "Companies",
  deal: "Deals",
  todo: "Tasks",
  tag: "Tags",
  stage: "Stages",
  pipeline: "Pipelines",
  view: "Saved views",
  rate: "Rates",
  settings: "Settings",
};

/** Reads the URL; what makes no sense in it is left out. */
export function readQuery(params: URLSearchParams): ActivityQuery {
  const dayIn = (name: string) => {
    const day = params.get(name) ?? "";
    return isDay(day) ? day : undefined;
  };
  return {
    entity: entities.find((each) => each === params.get("of")),
    deed: historyKinds.find((each) => each === params.get("deed")),
    from: dayIn("from"),
    to: dayIn("to"),
    cursor: params.get("cursor"),
  };
}

/** Whether the page shows less than the whole log. */
export function isFiltered({ entity, deed, from, to }: ActivityQuery): boolean {
  return [entity, deed, from, to].some((each) => each !== undefined);
}

/** The same with days as moments, as they begin and end where the person is. */
export function asked({ from, to, ...query }: ActivityQuery, timeZone: string) {
  const begin = (day: Day) => Math.max(0, startOfDay(timeZone, day));
  return {
    ...query,
    since: from === undefined ? undefined : begin(from),
    until: to === undefined ? undefined : begin(daysAfter(to, 1)),
  };
}
