import { data } from "react-router";
import { exportList } from "#app/components/list/server/export-list.ts";
import { pageContext } from "#app/context.ts";
import { activityColumns } from "#app/files/export/activity-columns.ts";
import { zoneOf } from "#app/zone.ts";
import { entityNouns } from "#domain/operation/entity.ts";
import type { Route } from "./+types/export";
import { type ActivityListQuery, activityListQuery, toApi } from "./query.ts";

const activityRequest = {
  nouns: entityNouns.activity,
  query: activityListQuery,
  toApi: (query: ActivityListQuery, timeZone: string) => {
    const { type, from, before } = toApi(query, timeZone);
    return { type, from, before };
  },
};

/** All activities, or those of the list's filter, as one file. */
export function loader({ request, context }: Route.LoaderArgs) {
  const { api, session } = context.get(pageContext);
  return exportList(request, {
    list: activityRequest,
    timeZone: zoneOf(session),
    columns: activityColumns,
    read: (selection, after?: string) => {
      // The list has no checkboxes.
      if (selection && "ids" in selection) throw data("This page doesn't exist.", { status: 404 });
      return api.activity.export({ after, selection });
    },
  });
}
