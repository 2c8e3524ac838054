export const dealLimits = { title: 200, description: 20_000 } as const;

export const dealLabels = {
  title: "Title",
  contactId: "Contact",
  value: "Value",
  currency: "Currency",
  stageId: "Stage",
  expectedCloseDate: "Expected close",
  description: "Description",
} as const;

/** Cards that a stage of the board shows at first. */
export const cardsShown = 25;

export const otherPipelineWords = "This stage belongs to another pipeline.";
