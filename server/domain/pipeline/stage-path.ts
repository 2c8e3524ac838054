import type { StageKind } from "./pipeline.ts";

/** A move of a deal to a stage; `from` is null if it was added there. */
export interface StageMove {
  from: number | null;
  to: number;
  /** Unix milliseconds. */
  at: number;
}

/** How long a deal has been in each stage, in milliseconds by the stage's id. */
export type StageTimes = Record<number, number>;

interface Standing {
  /** When it was added, in unix milliseconds. */
  createdAt: number;
  stageId: number;
  /** The kind of its stage: time stops counting when it is closed. */
  kind: StageKind;
}

/**
 * The time that a deal has spent in each stage until `now`; `moves` are all of its moves, in order.
 */
export function timesInStages(
  { createdAt, stageId, kind }: Standing,
  moves: readonly StageMove[],
  now: number,
): StageTimes {
  const times: StageTimes = {};
  const [first] = moves;
  let stage = first?.from ?? first?.to ?? stageId;
  let since = createdAt;
  for (const { to, at } of moves) {
    times[stage] = (times[stage] ?? 0) + Math.max(0, at - since);
    stage = to;
    since = at;
  }
  if (kind === "open") times[stage] = (times[stage] ?? 0) + Math.max(0, now - since);
  return times;
}

/**
 * The stage for reopening a closed deal: the last open one that it was in, or the first one of its
 * pipeline.
 */
export function reopenedIn(
  stages: readonly { id: number; kind: StageKind }[],
  moves: readonly StageMove[],
): number | undefined {
  const open = stages.filter(({ kind }) => kind === "open").map(({ id }) => id);
  const left = moves.toReversed().flatMap(({ from, to }) => [to, from ?? to]);
  return left.find((id) => open.includes(id)) ?? open[0];
}

const units = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** A duration in its largest whole unit; null for less than a minute. */
export function wholeUnits(
  milliseconds: number,
): { unit: "day" | "hour" | "minute"; count: number } | null {
  for (const [unit, length] of units) {
    const count = Math.floor(milliseconds / length);
    if (count > 0) return { unit, count };
  }
  return null;
}
