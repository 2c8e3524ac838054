/** What there can be about a contact, in the order in which it is read. */
export const dataParts = [
  "contacts",
  "deals",
  "tasks",
  "activities",
  "files",
  "dismissals",
  "hidden",
  "history",
] as const;

export type DataPart = (typeof dataParts)[number];

/** Where to continue: the part, and the last id that has been read of it. */
export interface DataPosition {
  part: DataPart;
  after: number;
}
