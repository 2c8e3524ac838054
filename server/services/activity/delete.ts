import { eq, isNotNull, type SQL } from "drizzle-orm";
import { entityTables } from "../../db/entities.ts";
import { type OperationRequest, perform } from "../../db/log.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { setRow } from "../../db/record.ts";
import { contactActivities } from "../../db/schema.ts";
import { type ActivityAnswer, activityAnswered, readActivityAnswer } from "./activity.ts";

/** Moves an activity to Trash. Refuses NOT_FOUND. */
export function deleteActivity(owner: Owner, id: number, key?: string): Promise<ActivityAnswer> {
  const row = live(owner, contactActivities, eq(contactActivities.id, id));
  return setDeletedAt(owner, { kind: "activity.delete", key }, row, Date.now());
}

/** Restores an activity from Trash. Refuses NOT_FOUND if it isn't there. */
export function restoreActivity(owner: Owner, id: number, key?: string): Promise<ActivityAnswer> {
  const isTrashed = isNotNull(contactActivities.deletedAt);
  const row = owned(owner, contactActivities, isTrashed, eq(contactActivities.id, id));
  return setDeletedAt(owner, { kind: "activity.restore", key }, row, null);
}

async function setDeletedAt(
  owner: Owner,
  request: OperationRequest,
  row: SQL,
  deletedAt: number | null,
) {
  const done = await perform(
    owner,
    request,
    (number) => setRow(owner, number, { entity: entityTables.activity, row, set: { deletedAt } }),
    (number) => readActivityAnswer(owner, number),
  );
  return activityAnswered(done);
}
