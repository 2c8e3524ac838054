import { type KnownWay, knownWays } from "../contact/known-way.ts";

/** The records that a file can hold; what each layer does with one is declared in a table of its own. */
export const importNouns = ["contact", "company", "deal", "activity", "todo"] as const;
export type ImportNoun = (typeof importNouns)[number];

interface NounWords {
  one: string;
  many: string;
  /** The header of a column of them. */
  label: string;
  /** What a file of them holds. */
  file: string;
  /** Those whom the workspace has. */
  known: string;
  knownHint: string;
  /** What has all that no field takes. */
  notes: string;
  /** What can happen to these. */
  ways: readonly KnownWay[];
}

export const importNounWords: Record<ImportNoun, NounWords> = {
  contact: {
    one: "contact",
    many: "contacts",
    label: "Contact",
    file: "People",
    known: "People who are already in Kith",
    knownHint: "Found by Kith ID, email, phone, or name with company, if names agree.",
    notes: "notes",
    ways: knownWays,
  },
  company: {
    one: "company",
    many: "companies",
    label: "Company",
    file: "Companies",
    known: "Companies that are already in Kith",
    knownHint: "Found by Kith ID or name.",
    notes: "notes",
    ways: knownWays.filter((way) => way !== "add"),
  },
  deal: {
    one: "deal",
    many: "deals",
    label: "Deal",
    file: "Deals",
    known: "Deals that are already in Kith",
    knownHint: "Found by Kith ID, or title with contact or company.",
    notes: "the description",
    ways: knownWays,
  },
  activity: {
    one: "activity",
    many: "activities",
    label: "Activity",
    file: "Activities",
    known: "Activities that are already in Kith",
    knownHint: "Found by Kith ID, or type, time, subject, contact and company.",
    notes: "notes",
    ways: knownWays,
  },
  todo: {
    one: "task",
    many: "tasks",
    label: "Task",
    file: "Tasks",
    known: "Tasks that are already in Kith",
    knownHint: "Found by Kith ID, or title, due date, contact and company.",
    notes: "the description",
    ways: knownWays,
  },
};
