export const dealLimits = { title: 200, description: 20_000, lostReason: 200 } as const;

export const dealLabels = {
  title: "Title",
  contactId: "Contact",
  value: "Value",
  currency: "Currency",
  stageId: "Stage",
  expectedCloseDate: "Expected close",
  description: "Description",
  closedDate: "Closed",
  lostReason: "Lost because",
} as const;

/** Cards that a stage of the board shows at first. */
export const cardsShown = 25;

export const otherPipelineWords = "This stage belongs to another pipeline.";

export const notClosedWords = "Only a deal that is won or lost has a closing day.";
export const notLostWords = "Only a deal that is lost has a reason for it.";
