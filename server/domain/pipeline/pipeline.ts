export type StageKind = (typeof stageKinds)[number];
/** Of a stage in which a deal has come to its end. */
export type ClosedKind = Exclude<StageKind, "open">;

export interface StageTemplate {
  name: string;
  kind: StageKind;
  color: string;
  /** The chance of winning a deal that stands here, 0 to 100. */
  probability: number;
}

export const firstPipelineName = "Sales";

/** The specification's six stages: what each workspace starts with. */
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

export const rottingDaysWords = "A deal stands too long after 1 to 365 days.";

export const wholeOrderWords = {
  stages: "Name every stage of the pipeline, each once.",
  pipelines: "Name every pipeline, each once.",
};

export const lastOpenStageWords = "A pipeline needs at least one open stage for new deals.";
export const lastPipelineWords = "This is your only pipeline: a workspace has at least one.";

/** Why a stage or pipeline cannot go yet. */
export function dealsStandWords(noun: "stage" | "pipeline", count: number): string {
  const deals = count === 1 ? "1 deal stands" : `${count.toLocaleString("en")} deals stand`;
  return `${deals} in this ${noun} (those in Trash count too). Choose a stage to move them to.`;
}
