import * as z from "zod";
import { fieldInput } from "../field-input.ts";
import { cursor, id, operationKey, seen } from "../inputs.ts";
import { contactIds } from "../people-input.ts";
import { activityParties, activityTypes, longestActivity, withNobodyMessage } from "./activity.ts";
import { type ActivityField, activityFields } from "./fields.ts";

const operation = operationKey.optional();

export const activityType = z.enum(activityTypes, "Select call, email, meeting or note.");

const minutesMessage = `Enter whole minutes up to ${longestActivity.toLocaleString("en")}, e.g. 30.`;

/** How long it took. */
export const minutes = z
  .number(minutesMessage)
  .int(minutesMessage)
  .min(0, minutesMessage)
  .max(longestActivity, minutesMessage)
  .nullish();

const momentMessage = "A time must be whole milliseconds since 1970.";

/** The last millisecond of the year 9999. */
const latestMoment = 253_402_300_799_999;

/** Whether an activity can be at a time in milliseconds. */
export function isMoment(time: number): boolean {
  return time >= 0 && time <= latestMoment;
}

const fields = {
  type: activityType,
  subject: fieldInput(activityFields.subject),
  description: fieldInput(activityFields.description),
  /** In milliseconds; in the future if it is planned. */
  timestamp: z.number(momentMessage).int(momentMessage).refine(isMoment, momentMessage).optional(),
  durationMinutes: minutes,
  outcome: fieldInput(activityFields.outcome),
  contactId: id.nullish(),
  contactIds,
  dealId: id.nullish(),
  companyId: id.nullish(),
} satisfies Record<ActivityField, z.ZodType>;

/** A new activity. */
export const newActivity = z.object(fields);
export type NewActivity = z.output<typeof newActivity>;

/** Absent is unchanged, null is cleared. */
export const activityPatch = newActivity.partial();
export type ActivityPatch = z.output<typeof activityPatch>;

const withNobody = { error: withNobodyMessage, path: ["contactId"] };

/** What an import types of a new activity. */
export const importedActivity = newActivity.pick({
  subject: true,
  description: true,
  outcome: true,
});

/** A new activity, which must be with a contact, a deal or a company. */
export const newActivityWithAnybody = newActivity.refine(
  (activity) => isWithAnybody(activity),
  withNobody,
);

export const createActivityInput = newActivity
  .extend({ operation })
  .refine((activity) => isWithAnybody(activity), withNobody);

function isWithAnybody({ contactIds: others = [], ...activity }: NewActivity): boolean {
  return others.length > 0 || activityParties.some((party) => activity[party] != null);
}

export const oneActivityInput = z.object({ id, operation });
export const updateActivityInput = z.object({ id, activity: activityPatch, ...seen, operation });

/** Which activities a list or an export has. */
const activityFilter = z.object({
  contactId: id.optional(),
  dealId: id.optional(),
  companyId: id.optional(),
  type: activityType.optional(),
  /** From this time on, and before this time, in milliseconds. */
  from: z.number(momentMessage).int(momentMessage).optional(),
  before: z.number(momentMessage).int(momentMessage).optional(),
});

export const listActivitiesInput = activityFilter
  .extend({
    /** Whether to count all of them. */
    counted: z.boolean("Counted must be true or false.").optional(),
    cursor: cursor.nullish(),
    limit: z
      .number("A page must have a whole number of rows.")
      .int("A page must have a whole number of rows.")
      .min(1, "Ask for at least 1 activity a page.")
      .max(100, "Ask for up to 100 activities a page.")
      .optional(),
  })
  .optional();
export type ActivityQuery = NonNullable<z.output<typeof listActivitiesInput>>;

export const exportActivitiesInput = z.object({
  after: cursor.nullish(),
  selection: z.object({ filter: activityFilter }, "Send a filter.").optional(),
});
export type ActivityExport = z.output<typeof exportActivitiesInput>;
