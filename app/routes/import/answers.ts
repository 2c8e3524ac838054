import { stageKey } from "#domain/deal/file-stage.ts";
import type { DealAnswers } from "#domain/import/draft.ts";
import type { Questions } from "#domain/import/questions.ts";
import { isCurrency } from "#domain/money/money.ts";
import type { DayOrder } from "#domain/written-day.ts";

/** The name of the field that asks which stage a name of the file is. */
export function stageField(name: string): string {
  return `stage-${stageKey(name)}`;
}

/** What a form answers of some questions. */
export function answersIn(
  form: FormData,
  { date, stages, amount }: Questions,
): { order: DayOrder | null; deals: DealAnswers } {
  const order = form.get("order") === "monthFirst" ? "monthFirst" : "dayFirst";
  const currency = String(form.get("currency") ?? "");
  const answers = stages.map((name) => {
    const id = Number(form.get(stageField(name)));
    return [stageKey(name), Number.isSafeInteger(id) && id > 0 ? id : 0] as const;
  });
  return {
    order: date === null ? null : order,
    deals: {
      ...(amount !== null && isCurrency(currency) && { currency }),
      stages: Object.fromEntries(answers),
    },
  };
}
