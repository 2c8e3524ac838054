/** Fields of a deal that are changed together, in one place of its page, by what the place is called. */
export const dealGroupNouns = {
  title: "title",
  value: "value",
  people: "contacts",
  expectedCloseDate: "expected close",
  description: "description",
  closedDate: "closed date",
  lostReason: "lost reason",
} as const;

export type DealGroup = keyof typeof dealGroupNouns;
