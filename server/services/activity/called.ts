import { type SQL, sql } from "drizzle-orm";
import { activityTypeLabels } from "#domain/activity/activity.ts";

/** What an activity is called, as `activityName` says it, for a row of this name inside a query. */
export function activityCalledInSql(row: string): SQL<string> {
  const labels = Object.entries(activityTypeLabels).map(
    ([type, label]) => `when '${type}' then '${label}'`,
  );
  return sql.raw(
    `coalesce(${row}.subject, case ${row}.type ${labels.join(" ")} end)`,
  ) as SQL<string>;
}
