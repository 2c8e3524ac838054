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
import { peopleChange } from "#domain/people.ts";
import { missing, Refusal } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import { entityTables, otherContacts } from "../../db/entities.ts";
import { perform } from "../../db/log.ts";
import { live, type Owner } from "../../db/owner.ts";
import { retryingStale, setRow } from "../../db/record.ts";
import { contactActivities } from "../../db/schema.ts";
import { type Edit, type Edited, mergedPatch, type SeenBy, selectEdit } from "../operation/edit.ts";
import { guardPeople, replacePeople } from "../people.ts";
import {
  type ActivityAnswer,
  activityAnswered,
  emptyRefusal,
  readActivityAnswer,
  selectCurrent,
} from "./activity.ts";
import { guardParties } from "./party.ts";

const activityEdited: Edited = {
  entity: entityTables.activity,
  together: [["contactIds", "contactId"]],
  logLines: { contactIds: [["contactId"], ["contactIds"]], contactId: [] },
};

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
  const [[stored], [read]] = await batch(owner.db, [
    selectCurrent(owner, id),
    selectEdit(owner, activityEdited, edit),
  ]);
  if (!stored) throw missing("activity");
  const current = { ...stored, contactIds: JSON.parse(stored.contactIds) as number[] };
  const patch = await mergedPatch(owner, activityEdited, edit, read);
  const { contactId, contactIds, added } = peopleChange(current, patch);
  const { contactIds: _, ...columns } = patch;
  const typed = definedOnly({ ...columns, contactId });
  const edited = { ...current, ...typed };
  const empty = emptyRefusal(edited);
  if (empty) throw empty;
  if (isWithNobody(edited)) throw new Refusal("BAD_REQUEST", withNobodyMessage, "contactId");
  const isSearched = typed.subject !== undefined || typed.description !== undefined;
  // A contact that was among the others may be in Trash.
  const isNew = { contactId: added.contactId !== null, dealId: true, companyId: true };
  const newParties = activityParties.filter(
    (party) => isNew[party] && edited[party] !== current[party],
  );
  const done = await perform(
    owner,
    { kind: "activity.update", key },
    (number) => [
      ...guardParties(owner, Object.fromEntries(newParties.map((party) => [party, edited[party]]))),
      ...guardPeople(owner, { contactId: null, contactIds: added.contactIds }),
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
        links: contactIds ? { contactIds } : {},
      }),
      ...(contactIds ? replacePeople(owner, otherContacts.activity, id, contactIds) : []),
    ],
    (number) => readActivityAnswer(owner, number),
  );
  return activityAnswered(done);
}
