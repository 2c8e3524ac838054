/** The kinds of activity, in the order in which they are offered. */
export const activityTypes = ["call", "email", "meeting", "note"] as const;
export type ActivityType = (typeof activityTypes)[number];

export const activityTypeLabels: Record<ActivityType, string> = {
  call: "Call",
  email: "Email",
  meeting: "Meeting",
  note: "Note",
};

/** Which kinds of activity last some time and have an outcome. */
export function isTalk(type: ActivityType): boolean {
  return type === "call" || type === "meeting";
}

/** What an activity of a type can't have: a form may still send it after its type was changed. */
export function clearedBy(type: ActivityType): { outcome?: null; durationMinutes?: null } {
  return isTalk(type) ? {} : { outcome: null, durationMinutes: null };
}

interface Contents {
  type: ActivityType;
  subject: string | null;
  description: string | null;
}

/** What to enter in an email or a note without text; undefined if the activity has enough. */
export function emptyFault({ type, subject, description }: Contents): string | undefined {
  if (isTalk(type) || subject !== null || description !== null) return undefined;
  return type === "note"
    ? "Write a note, e.g. Prefers calls after 3 pm."
    : "Say what the email was about, e.g. Sent the offer.";
}

/** How activities are called in a message: by their subject, or their kind if they have none. */
export function activityName({
  type,
  subject,
}: {
  type: ActivityType;
  subject: string | null;
}): string {
  return subject ?? activityTypeLabels[type];
}

/** The longest activity, in minutes: a week. */
export const longestActivity = 7 * 24 * 60;

/** The records that an activity can be with, by the properties that name them. */
export const activityParties = ["contactId", "dealId", "companyId"] as const;
export type ActivityParty = (typeof activityParties)[number];

export const withNobodyMessage = "Say who it was with: a contact, a deal or a company.";

/** Whether an activity isn't with anybody. */
export function isWithNobody(activity: Record<ActivityParty, number | null>): boolean {
  return activityParties.every((party) => activity[party] === null);
}

interface AddedActivity extends Pick<Contents, "type" | "subject"> {
  timestamp: number;
  contactId: number | null;
}

/**
 * The message after an activity has been added; one in the future is planned. One without a subject
 * is called by the contact, or else the record, that it is with, where the name is known.
 */
export function addedMessage(activity: AddedActivity, now: number, name?: string): string {
  const done = activity.timestamp > now ? "Planned" : "Logged";
  const kind = activityTypeLabels[activity.type].toLowerCase();
  if (activity.subject) return `${done} ${kind} “${activity.subject}”.`;
  if (!name) return `${done} the ${kind}.`;
  return `${done} the ${kind} ${activity.contactId === null ? "on" : "with"} ${name}.`;
}
