import { joinedText } from "../../import/joined-text.ts";
import {
  type GivenRow,
  type NamedContact,
  type RecordData,
  type RecordRules,
  renamed,
  unlessSame,
} from "../../import/record.ts";
import { withinRoom } from "../../import/row-people.ts";
import { type ActivityType, activityTypeLabels, clearedBy, isTalk } from "../activity.ts";
import { activityFields } from "../fields.ts";
import type { ActivityRow } from "./from-row.ts";

type GivenActivity = GivenRow<ActivityRow>;

/** What an import knows of an activity. */
export interface ActivityData extends RecordData {
  type: ActivityType;
  subject: string | null;
  description: string | null;
  /** In unix milliseconds. */
  timestamp: number;
  /** By the workspace's clocks, as it is listed. */
  when: string;
  durationMinutes: number | null;
  outcome: string | null;
  others: NamedContact[];
}

const joined = (own: string | null, found: string | null) =>
  joinedText(own, found, activityFields.description.limit);

/** The notes that a new activity gets whose deal the workspace doesn't have. */
export function notesWithDeal({ description, dealLine }: ActivityRow): string | null {
  return joined(description, dealLine);
}

function activityDataOf({ row, contact, others, deal }: GivenActivity): ActivityData {
  const { type, subject, timestamp, when, durationMinutes, outcome, company } = row;
  return {
    ...{ type, subject, description: deal ? row.description : notesWithDeal(row) },
    ...{ timestamp, when, durationMinutes, outcome },
    ...{ contact, others, deal, company },
  };
}

/**
 * People add up: a contact of the row who isn't the primary one is one of the others. The notes, which are the
 * activity's and the row's, name those for whom it has no room.
 */
function withPeople(
  description: string | null,
  primary: NamedContact | null,
  ...lists: readonly (readonly (NamedContact | null)[])[]
): Pick<ActivityData, "contact" | "others" | "description"> {
  const byId = new Map<number, NamedContact>();
  for (const each of lists.flat()) {
    if (each && each.id !== primary?.id && !byId.has(each.id)) byId.set(each.id, each);
  }
  const { others, beyond } = withinRoom([...byId.values()], ({ name }) => name);
  return { contact: primary, others, description: joined(description, beyond) };
}

function filledActivity(data: ActivityData, given: GivenActivity): ActivityData {
  const row = activityDataOf(given);
  const talks = isTalk(data.type);
  const description = joined(data.description, row.description);
  const primary = data.contact ?? row.contact;
  return unlessSame(data, {
    ...data,
    subject: data.subject ?? row.subject,
    durationMinutes: talks ? (data.durationMinutes ?? row.durationMinutes) : null,
    outcome: talks ? (data.outcome ?? row.outcome) : null,
    ...withPeople(description, primary, data.others, [row.contact, ...row.others]),
    deal: data.deal ?? row.deal,
    company: data.company ?? row.company,
  });
}

function overwrittenActivity(data: ActivityData, given: GivenActivity): ActivityData {
  const row = activityDataOf(given);
  const { isDated, isTypeGiven } = given.row;
  const type = isTypeGiven ? row.type : data.type;
  const { timestamp, when } = isDated ? row : data;
  const people = [data.contact, ...data.others, row.contact, ...row.others];
  return unlessSame(data, {
    ...{ type, timestamp, when },
    subject: row.subject ?? data.subject,
    durationMinutes: row.durationMinutes ?? data.durationMinutes,
    outcome: row.outcome ?? data.outcome,
    ...clearedBy(type),
    ...withPeople(
      joined(data.description, row.description),
      row.contact?.id === data.contact?.id ? data.contact : (row.contact ?? data.contact),
      people,
    ),
    deal: row.deal ?? data.deal,
    company: renamed(data.company, row.company),
  });
}

const nobodyMessage =
  "No contact or company, and no deal that is in Kith. Add one of them to this row.";

/** What rows bring to activities. */
export const activityRules: RecordRules<ActivityRow, ActivityData> = {
  nameOf: ({ type, subject }) => subject ?? activityTypeLabels[type],
  dataOf: activityDataOf,
  filled: filledActivity,
  overwritten: overwrittenActivity,
  faultOf: ({ contact, deal, company }) => (contact || deal || company ? undefined : nobodyMessage),
  lines: [
    {
      label: activityFields.type.label,
      textOf: ({ type }) => activityTypeLabels[type],
      isSilent: ({ isTypeGiven }) => !isTypeGiven,
    },
    { label: activityFields.subject.label, textOf: ({ subject }) => subject },
    {
      label: activityFields.description.label,
      textOf: ({ description }) => description,
      isSilent: () => true,
    },
    {
      label: activityFields.timestamp.label,
      textOf: ({ when }) => when,
      isSilent: ({ isDated }) => !isDated,
    },
    {
      label: activityFields.durationMinutes.label,
      textOf: ({ durationMinutes }) => (durationMinutes === null ? null : String(durationMinutes)),
    },
    { label: activityFields.outcome.label, textOf: ({ outcome }) => outcome },
    { label: activityFields.contactId.label, textOf: ({ contact }) => contact?.name ?? null },
    {
      label: activityFields.contactIds.label,
      textOf: ({ others }) => others.map(({ name }) => name).join("; ") || null,
      isSilent: () => true,
    },
    { label: activityFields.dealId.label, textOf: ({ deal }) => deal?.title ?? null },
    { label: activityFields.companyId.label, textOf: ({ company }) => company },
  ],
};
