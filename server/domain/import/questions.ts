import { saysNothing } from "../contact/row-cells.ts";
import { isKnownStage, type NamedStage, stageKey } from "../deal/file-stage.ts";
import { type DealAnswers, datesOf, type FileContents, type ImportChoices } from "./draft.ts";

/** What a file doesn't say by itself. */
export interface Questions {
  /** A date that could be read in two ways. */
  date: string | null;
  /** The stages that it names and the workspace doesn't have. */
  stages: string[];
  /** An amount that names no currency. */
  amount: string | null;
}

/** What has to be asked about a file whose columns are read like this. */
export function questionsOf(
  contents: FileContents,
  { columns }: Pick<ImportChoices, "columns">,
  all: readonly NamedStage[],
): Questions {
  const dates = datesOf(contents, columns);
  const found = (field: string) =>
    contents.columns.filter((_, index) => columns[index]?.field === field);
  const stages = found("dealStage")
    .flatMap(({ values = [] }) => values)
    .filter((name) => !saysNothing(name) && !isKnownStage(name, all));
  const [amounts] = found("dealValue");
  const [codes] = found("dealCurrency");
  return {
    date: dates?.order === null ? dates.sample : null,
    stages: stages.filter((name, at) => stages.findIndex(isLike(name)) === at),
    amount: (codes ? codes.bareBeside : amounts?.bare) ?? null,
  };
}

function isLike(name: string): (other: string) => boolean {
  return (other) => stageKey(other) === stageKey(name);
}

/** Whether one of the questions hasn't been answered. */
export function isOpen(
  { date, stages, amount }: Questions,
  { order, deals }: Pick<ImportChoices, "order" | "deals">,
): boolean {
  const answers: DealAnswers = deals ?? { stages: {} };
  return (
    (date !== null && order === null) ||
    (amount !== null && answers.currency === undefined) ||
    stages.some((name) => answers.stages[stageKey(name)] === undefined)
  );
}
