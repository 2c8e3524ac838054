import type { ActivityType } from "./activity/activity.ts";

/** A deal of the sample data that was closed before it is loaded. */
export interface SampleClosing {
  title: string;
  value: number;
  /** Days before loading. */
  closed: number;
  /** How many days it was open before that. */
  open: number;
  /** The name of the stage that it was closed from. */
  from: string;
  /** The index of its contact in sampleContacts. */
  contact?: number;
  /** Why it was lost; a won deal has none. */
  lost?: string;
}

/** A year of won and lost deals, two of them the specification's. */
export const sampleClosings: readonly SampleClosing[] = [
  {
    title: "Training Program",
    value: 8000,
    closed: 12,
    open: 14,
    from: "Qualification",
    lost: "No budget",
  },
  {
    title: "Cloud Migration",
    value: 50_000,
    closed: 14,
    open: 61,
    contact: 0,
    from: "Negotiation",
  },
  {
    title: "Website Relaunch",
    value: 24_000,
    closed: 6,
    open: 48,
    contact: 0,
    from: "Negotiation",
  },
  { title: "Data Audit", value: 6500, closed: 17, open: 21, contact: 3, from: "Proposal" },
  {
    title: "Warehouse Scanner",
    value: 31_000,
    closed: 23,
    open: 75,
    contact: 7,
    from: "Negotiation",
    lost: "Price",
  },
  {
    title: "Onboarding Workshop",
    value: 4200,
    closed: 38,
    open: 14,
    contact: 5,
    from: "Qualification",
  },
  {
    title: "Analytics Pilot",
    value: 9800,
    closed: 45,
    open: 30,
    from: "Proposal",
    lost: "No decision",
  },
  { title: "Backup Service", value: 12_600, closed: 52, open: 40, contact: 1, from: "Negotiation" },
  { title: "Intranet", value: 18_400, closed: 66, open: 61, contact: 7, from: "Negotiation" },
  {
    title: "Device Leasing",
    value: 27_000,
    closed: 71,
    open: 35,
    from: "Proposal",
    lost: "Competitor",
  },
  { title: "Security Review", value: 7900, closed: 88, open: 19, contact: 0, from: "Proposal" },
  { title: "Newsletter Setup", value: 2400, closed: 97, open: 9, from: "Qualification" },
  {
    title: "Booking System",
    value: 15_500,
    closed: 104,
    open: 52,
    from: "Qualification",
    lost: "No budget",
  },
  {
    title: "Network Upgrade",
    value: 36_000,
    closed: 128,
    open: 83,
    contact: 7,
    from: "Negotiation",
  },
  {
    title: "Phone System",
    value: 11_200,
    closed: 141,
    open: 26,
    from: "Prospecting",
    lost: "Timing",
  },
  { title: "Staff Portal", value: 21_700, closed: 163, open: 57, contact: 1, from: "Negotiation" },
  { title: "Print Service", value: 5300, closed: 180, open: 33, from: "Proposal", lost: "Price" },
  { title: "Archive Scanning", value: 8600, closed: 199, open: 24, contact: 5, from: "Proposal" },
  {
    title: "Shop Redesign",
    value: 19_900,
    closed: 226,
    open: 44,
    from: "Negotiation",
    lost: "Competitor",
  },
  {
    title: "Hosting Contract",
    value: 14_400,
    closed: 251,
    open: 29,
    contact: 0,
    from: "Negotiation",
  },
  { title: "Field App", value: 28_500, closed: 287, open: 66, from: "Proposal", lost: "Price" },
  {
    title: "Maintenance Plan",
    value: 10_800,
    closed: 322,
    open: 37,
    contact: 3,
    from: "Negotiation",
  },
];

/** The types of activity of a week that a sample deal was open in, one week after the other. */
const weeklyTypes: readonly (readonly ActivityType[])[] = [
  ["call", "email"],
  ["meeting"],
  ["call", "call", "note"],
  ["email"],
  ["call", "meeting", "email"],
];

const subjects: Record<ActivityType, string> = {
  call: "Follow-up call",
  email: "Sent the documents",
  meeting: "Walked through the offer",
  note: "Needs a decision from the board",
};

/** What was said about a closed deal: a type, a subject, and the day before loading. */
export function sampleTalks({ closed, open }: SampleClosing, index: number) {
  const weeks = Array.from({ length: Math.max(1, Math.floor(open / 14)) }, (_, week) => week);
  return weeks.flatMap((week) => {
    const types = weeklyTypes[(index + week) % weeklyTypes.length] ?? [];
    return types.map((type, day) => ({
      type,
      subject: subjects[type],
      daysAgo: closed + 14 * week + day,
    }));
  });
}
