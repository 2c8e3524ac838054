import { fold } from "../fold.ts";
import type { StageKind } from "../pipeline/pipeline.ts";

/** A stage as files name it. */
export interface NamedStage {
  id: number;
  name: string;
  kind: StageKind;
  pipelineId: number;
  pipeline: string;
}

/** The stage, pipeline and status cells of a row. */
export interface StageCells {
  stage: string;
  pipeline: string;
  status: string;
}

/** Where a row's deal is. */
export interface FoundStage {
  stage: NamedStage;
  /** Whether the row says so; otherwise it is the first one. */
  isGiven: boolean;
  /** The open stage that it was closed from, if the row has that too. */
  closedFrom: number | null;
  /** Which cells say what isn't in the workspace. */
  unknown: (keyof StageCells)[];
}

const wonWords =
  /^(?:closed)?(?:won|gewonnen|gagnee?|ganad[oa]|vint[oa]|ganh[oa]|wygran[aey]|vunne[nt]|vundet|voitettu|vyhran[oaey]|受注|成約|赢单|贏單|成交)$/;
const lostWords =
  /^(?:closed)?(?:lost|verloren|perdue?|perdid[oa]|pers[oa]|przegran[aey]|forlora[dt]|tabt|tapt|havitty|prohran[oaey]|失注|输单|輸單|丢单|丟單)$/;

/** Whether a word says that a deal is won or lost. */
export function closedKindIn(text: string): StageKind | null {
  const word = fold(text).replace(/[^\p{L}]/gu, "");
  if (wonWords.test(word)) return "won";
  return lostWords.test(word) ? "lost" : null;
}

/** How an answer to the question of a stage's meaning is kept: by its folded name. */
export function stageKey(name: string): string {
  return fold(name);
}

/** The stage of this name: in the pipeline first, or else in any. */
function stageNamed(name: string, all: readonly NamedStage[], pipelineId: number) {
  const key = stageKey(name);
  const named = all.filter((stage) => stageKey(stage.name) === key);
  return named.find((stage) => stage.pipelineId === pipelineId) ?? named[0];
}

/** Whether a stage's name in a file says which stage of the workspace it is. */
export function isKnownStage(name: string, all: readonly NamedStage[]): boolean {
  return closedKindIn(name) !== null || stageNamed(name, all, 0) !== undefined;
}

interface Stages {
  /** Those of the workspace, in order; the first one's pipeline is the default. */
  all: readonly NamedStage[];
  /** What people say of other names: the id of a stage by `stageKey`. */
  answers: Record<string, number>;
}

/** Where the deal of a row is; null in a workspace without stages. */
export function stageOf(cells: StageCells, { all, answers }: Stages): FoundStage | null {
  const line = all.find(
    ({ pipeline }) => cells.pipeline && fold(pipeline) === fold(cells.pipeline),
  );
  const usual = line ?? all[0];
  if (!usual) return null;
  const ofKind = (kind: StageKind, pipelineId: number) =>
    all.find((stage) => stage.pipelineId === pipelineId && stage.kind === kind);
  const answered = all.find(({ id }) => id === answers[stageKey(cells.stage)]);
  const word = closedKindIn(cells.stage);
  const named =
    cells.stage === ""
      ? undefined
      : (stageNamed(cells.stage, all, usual.pipelineId) ??
        answered ??
        (word ? ofKind(word, usual.pipelineId) : undefined));
  const status = closedKindIn(cells.status);
  const closed = status ? ofKind(status, (named ?? usual).pipelineId) : undefined;
  const stage = (named?.kind === status ? named : closed) ?? named;
  const isOpenWord = /^(?:open|active|in ?progress)$/.test(fold(cells.status.trim()));
  const unknown: Record<keyof StageCells, boolean> = {
    stage: cells.stage !== "" && !named,
    pipeline: cells.pipeline !== "" && !line,
    status: cells.status !== "" && !closed && !isOpenWord,
  };
  const first = ofKind("open", usual.pipelineId) ?? usual;
  return {
    stage: stage ?? first,
    isGiven: stage !== undefined,
    closedFrom: closed && stage === closed && named?.kind === "open" ? named.id : null,
    unknown: (["stage", "pipeline", "status"] as const).filter((name) => unknown[name]),
  };
}
