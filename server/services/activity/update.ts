import { eq } from "drizzle-orm";
import {
  activityParties,
  clearedBy,
  isWithNobody,
  withNobodyMessage,
} from "#domain/activity/activity.ts";
import type { ActivityPatch } from "#domain/activity/input.ts";
import { activitySearchText } from "#domain/activity/search-text.ts";
import { definedOnly } from "#domain/defined-only.ts";
import { missing, Refusal } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import { entityTables } from "../../db/entities.ts";
import { perform } from "../../db/log.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { retryingStale, setRow } from "../../db/record.ts";
import { contactActivities } from "../../db/schema.ts";
import { type Edit, type Edited, mergedPatch, type SeenBy, selectEdit } from "../operation/edit.ts";
import {
  type ActivityAnswer,
  activityAnswered,
  activityColumns,
  emptyRefusal,
  readActivityAnswer,
} from "./activity.ts";
import { guardParties } from "./party.ts";

const activityEdited: Edited = { entity: entityTables.activity };

/**
 * Changes an activity: missing fields are unchanged, null clears. A record that it stays with may be
 * in Trash. Refuses NOT_FOUND for the activity or another record that it is to be with, CONFLICT as
 * `mergedPatch` does, and BAD_REQUEST at the contact if it would be with nobody, or at the description
 * for an email or note without text.
 */
export function updateActivity(
  owner: Owner,
  { activity: patch, ...seen }: SeenBy & { activity: ActivityPatch },
): Promise<ActivityAnswer> {
  return retryingStale(() => updateActivityOnce(owner, { ...seen, patch }));
}

/** The search text is computed from values that are read first, so the write requires that version. */
async function updateActivityOnce(
  owner: Owner,
  edit: Edit<ActivityPatch>,
): Promise<ActivityAnswer> {
  const { id, operation: key } = edit;
  // Also finds activities in Trash: a repeated edit is answered, and a new one is refused in the
  // batch.
  const [[current], [read]] = await batch(owner.db, [
    owner.db
      .select(activityColumns)
      .from(contactActivities)
      .where(owned(owner, contactActivities, eq(contactActivities.id, id))),
    selectEdit(owner, activityEdited, edit),
  ]);
  if (!current) throw missing("activity");
  const typed = definedOnly(await mergedPatch(owner, activityEdited, edit, read));
  const edited = { ...current, ...typed };
  const empty = emptyRefusal(edited);
  if (empty) throw empty;
  if (isWithNobody(edited)) throw new Refusal("BAD_REQUEST", withNobodyMessage, "contactId");
  const isSearched = typed.subject !== undefined || typed.description !== undefined;
  const newParties = activityParties.filter((party) => edited[party] !== current[party]);
  const done = await perform(
    owner,
    { kind: "activity.update", key },
    (number) => [
      ...guardParties(owner, Object.fromEntries(newParties.map((party) => [party, edited[party]]))),
      ...setRow(owner, number, {
        entity: entityTables.activity,
        row: live(owner, contactActivities, eq(contactActivities.id, id)),
        set: {
          ...typed,
          ...clearedBy(edited.type),
          ...(isSearched ? { searchText: activitySearchText(edited) } : {}),
          updatedAt: Date.now(),
        },
        version: current.version,
      }),
    ],
    (number) => readActivityAnswer(owner, number),
  );
  return activityAnswered(done);
}
