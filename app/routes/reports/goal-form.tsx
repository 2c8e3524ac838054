import { getFormProps, getInputProps, useForm } from "@conform-to/react";
import { Form } from "react-router";
import { FieldError } from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";

interface GoalFormProps {
  goal: { currency: string; text: string };
  answer: FormAnswer | undefined;
}

/** Sets what to win each month; an empty field removes the goal. */
export function GoalForm({ goal: { currency, text }, answer }: GoalFormProps) {
  const [form, fields] = useForm<{ goal: string }>({
    lastResult: answer,
    defaultNoValidate: false,
    defaultValue: { goal: text },
  });
  const { errorId, errors } = fields.goal;
  const { key, ...input } = getInputProps(fields.goal, { type: "text" });
  return (
    <Form method="post" {...getFormProps(form)} className="inline-form" preventScrollReset>
      <FormKeyInput />
      <input type="hidden" name="currency" value={currency} />
      <label>
        Monthly goal in {currency}{" "}
        <input key={key} className="input" inputMode="decimal" {...input} />
      </label>
      <button type="submit" className="button">
        Save goal
      </button>
      <FieldError id={errorId} errors={errors} />
    </Form>
  );
}
