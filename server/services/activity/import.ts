import { sql } from "drizzle-orm";
import { type ActivityField, activityFields } from "#domain/activity/fields.ts";
import {
  type ActivityReading,
  type ActivityRow,
  listedMoment,
  readActivityRecord,
} from "#domain/activity/file/from-row.ts";
import { type ActivityData, activityRules } from "#domain/activity/file/import-data.ts";
import { importedActivity } from "#domain/activity/input.ts";
import { activitySearchText } from "#domain/activity/search-text.ts";
import { displayName } from "#domain/contact/contact.ts";
import { pick } from "#domain/pick.ts";
import { batch } from "../../db/client.ts";
import { otherContacts } from "../../db/entities.ts";
import { live, type Owner } from "../../db/owner.ts";
import { contactActivities } from "../../db/schema.ts";
import { inList } from "../import/records/entries.ts";
import type { KnownRecord, RecordKind } from "../import/records/kind.ts";
import { checkedRow, momentReading } from "../import/records/reading.ts";
import { type NamedActivity, namedActivityOf, namedColumns } from "./activity.ts";
import { type AlikeActivity, alikeActivities, alikeByRow, marksOf } from "./import-alike.ts";

type KnownActivity = KnownRecord<ActivityData>;

/** How files of activities are imported. */
export const activityImport: RecordKind<
  ActivityRow,
  ActivityData,
  ActivityReading,
  KnownActivity,
  AlikeActivity
> = {
  noun: "activity",
  operation: "activity.import",
  rules: activityRules,
  readingOf: momentReading,
  read: (record, reading) =>
    checkedRow(
      readActivityRecord(record, reading),
      importedActivity,
      (field) => activityFields[field as ActivityField]?.label,
    ),
  alike: alikeActivities,
  alikeByRow,
  marksOf,
  known: knownActivities,
  columns: ({ type, subject, description, timestamp, durationMinutes, outcome, ...data }) => ({
    ...{ type, subject, description, timestamp, durationMinutes, outcome },
    contactId: data.contact?.id ?? null,
    dealId: data.deal?.id ?? null,
    searchText: activitySearchText({ subject, description }),
  }),
  names: ["company"],
  links: otherContacts.activity,
};

async function knownActivities(
  owner: Owner,
  ids: readonly number[],
  { timeZone }: ActivityReading,
): Promise<KnownActivity[]> {
  const [rows] = await batch(owner.db, [
    owner.db
      .select(namedColumns)
      .from(contactActivities)
      .where(live(owner, contactActivities, inList(sql`+${contactActivities.id}`, ids))),
  ]);
  return rows.map((row) => knownActivity(namedActivityOf(row), timeZone));
}

function knownActivity(activity: NamedActivity, timeZone: string): KnownActivity {
  const { contact, others, deal, company, timestamp } = activity;
  return {
    ...pick(activity, ["id", "version", "updatedAt", "companyId"]),
    data: {
      ...pick(activity, ["type", "subject", "description", "durationMinutes", "outcome"]),
      ...{ timestamp, when: listedMoment(timeZone, timestamp) },
      contact: contact && { id: contact.id, name: displayName(contact) },
      others: others.map((each) => ({ id: each.id, name: displayName(each) })),
      deal: deal && { id: deal.id, title: deal.title },
      company: company?.name ?? null,
    },
  };
}
