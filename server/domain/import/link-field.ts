/** What a column of tasks or activities can hold of the records that they refer to, beside their names. */
export const linkColumnFields = ["dealOwnId", "companyOwnId"] as const;

export type LinkColumnField = (typeof linkColumnFields)[number];

/** What each is called where people select it. */
export const linkColumnLabels: Record<LinkColumnField, string> = {
  dealOwnId: "Kith ID of the deal",
  companyOwnId: "Kith ID of the company",
};

/** The headers of our own exports, without case and spaces. */
export const linkColumnNames: Record<LinkColumnField, string> = {
  dealOwnId: "dealkithid",
  companyOwnId: "companykithid",
};
