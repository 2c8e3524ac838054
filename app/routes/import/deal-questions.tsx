import { type Choice, Options } from "#app/forms/select-field.tsx";

interface StageQuestionsProps {
  /** The names of stages in the file, their fields, and the stage that is selected for each; 0 for the first one. */
  stages: { name: string; field: string; stageId: number }[];
  choices: Choice[];
}

/** What the stages of a file mean that the workspace doesn't have. */
export function StageQuestions({ stages, choices }: StageQuestionsProps) {
  return stages.map(({ name, field, stageId }, index) => {
    const id = `stage-${index}`;
    return (
      <div key={name} className="field">
        <label className="field-label" htmlFor={id}>
          Which stage is “<bdi>{name}</bdi>”?
        </label>
        <select className="input" id={id} name={field} defaultValue={String(stageId)}>
          <option value="0">The first stage, with “{name}” in the description</option>
          <Options choices={choices} />
        </select>
      </div>
    );
  });
}

interface CurrencyQuestionProps {
  /** An amount that names no currency; null if nothing is asked. */
  amount: string | null;
  currency: string;
  currencies: readonly string[];
}

/** In which currency amounts are that name none. */
export function CurrencyQuestion({ amount, currency, currencies }: CurrencyQuestionProps) {
  if (amount === null) return null;
  return (
    <div className="field">
      <label className="field-label" htmlFor="currency">
        Which currency is <bdi>{amount}</bdi> in?
      </label>
      <select className="input" id="currency" name="currency" defaultValue={currency}>
        <Options choices={currencies.map((code) => ({ value: code, label: code }))} />
      </select>
    </div>
  );
}
