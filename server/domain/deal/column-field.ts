/** What a column of a file of deals can hold, beside its people. */
export const dealColumnFields = [
  "dealTitle",
  "dealValue",
  "dealCurrency",
  "dealStage",
  "dealPipeline",
  "dealStatus",
  "dealPeople",
  "dealOthers",
  "dealOtherEmails",
  "dealOtherCompanies",
  "dealPeopleIds",
  "dealExpected",
  "dealClosed",
  "dealReason",
  "dealDescription",
  "dealAdded",
  "dealWonRate",
  "dealWonBase",
] as const;

export type DealColumnField = (typeof dealColumnFields)[number];

/** What each is called where people select it. */
export const dealColumnLabels: Record<DealColumnField, string> = {
  dealTitle: "Title",
  dealValue: "Value",
  dealCurrency: "Currency",
  dealStage: "Stage",
  dealPipeline: "Pipeline",
  dealStatus: "Won or lost",
  dealPeople: "Contact",
  dealOthers: "Other contacts",
  dealOtherEmails: "Emails of other contacts",
  dealOtherCompanies: "Companies of other contacts",
  dealPeopleIds: "Kith IDs of contacts",
  dealExpected: "Expected close",
  dealClosed: "Closed",
  dealReason: "Lost reason",
  dealDescription: "Description",
  dealAdded: "Added on",
  dealWonRate: "Won rate",
  dealWonBase: "Won base",
};

/** Those that have dates. */
export const dealDateFields: readonly string[] = ["dealExpected", "dealClosed", "dealAdded"];
