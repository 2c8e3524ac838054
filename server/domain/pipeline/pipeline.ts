export type StageKind = (typeof stageKinds)[number];
/** The kinds of stage that close a deal. */
export type ClosedKind = Exclude<StageKind, "open">;

export interface StageTemplate {
  name: string;
  kind: StageKind;
  color: string;
  /** The chance of winning a deal in this stage, 0 to 100. */
  probability: number;
}

export const firstPipelineName = "Sales";

/** The specification's six stages, which each new workspace has. */
export const firstStages: readonly StageTemplate[] = [
  { name: "Prospecting", kind: "open", color: "#6B7280", probability: 10 },
  { name: "Qualification", kind: "open", color: "#3B82F6", probability: 25 },
  { name: "Proposal", kind: "open", color: "#8B5CF6", probability: 50 },
  { name: "Negotiation", kind: "open", color: "#F59E0B", probability: 75 },
  { name: "Closed Won", kind: "won", color: "#10B981", probability: 100 },
  { name: "Closed Lost", kind: "lost", color: "#EF4444", probability: 0 },
];

export const stageKinds = ["open", "won", "lost"] as const;

export const stageKindLabels: Record<StageKind, string> = {
  open: "Open",
  won: "Won",
  lost: "Lost",
};

export const pipelineLimits = { name: 60 } as const;
export const stageLimits = { rottingDays: 365 } as const;

export const staleAfterMessage = "Enter 1–365 days.";

export const incompleteOrderMessages = {
  stages: "The order must have each stage once. Reload, then try again.",
  pipelines: "The order must have each pipeline once. Reload, then try again.",
};

export const lastOpenStageMessage = "A pipeline needs at least one open stage.";
export const lastPipelineMessage = "You need at least one pipeline.";

/** Why a stage or pipeline can't be deleted yet. */
export function hasDealsMessage(noun: "stage" | "pipeline", count: number): string {
  const deals = count === 1 ? "1 deal is" : `${count.toLocaleString("en")} deals are`;
  return `${deals} in this ${noun}, including Trash. Select a stage to move ${count === 1 ? "it" : "them"} to.`;
}
