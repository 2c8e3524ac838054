/** The records that a file can hold. */
export const importNouns = ["contact", "company"] as const;
export type ImportNoun = (typeof importNouns)[number];

interface NounWords {
  one: string;
  many: string;
  /** What a file of them holds. */
  file: string;
  /** Those whom the workspace has. */
  known: string;
  knownHint: string;
}

export const importNounWords: Record<ImportNoun, NounWords> = {
  contact: {
    one: "contact",
    many: "contacts",
    file: "People",
    known: "People who are already in Kith",
    knownHint: "Found by Kith ID, email, phone, or name with company, if names agree.",
  },
  company: {
    one: "company",
    many: "companies",
    file: "Companies",
    known: "Companies that are already in Kith",
    knownHint: "Found by Kith ID or name.",
  },
};
