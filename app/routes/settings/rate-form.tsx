import { getFormProps, useForm } from "@conform-to/react";
import { Form } from "react-router";
import { FormErrors, InputField, VersionInput } from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { type Choice, Options, SelectField } from "#app/forms/select-field.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { useReading } from "#app/use-reading.ts";
import { formatTypedRate } from "#domain/money/rate-text.ts";

interface RateFormProps {
  answer: FormAnswer | undefined;
  rate: { currency: string; day: string; rate?: number; base: string; version?: number };
  currencies: Choice[];
  submitLabel: string;
  children?: React.ReactNode;
}

interface Fields {
  currency: string;
  day: string;
  rate: string;
  base: string;
  version: string;
}

/** A currency has one rate a day. */
const currencyField = ["currency"];

/** The value of a currency on a date, for a new or edited rate. */
export function RateForm({ answer, rate, currencies, submitLabel, children }: RateFormProps) {
  const { locale } = useReading();
  const [form, fields] = useForm<Fields>({
    lastResult: answer,
    defaultNoValidate: false,
    defaultValue: {
      ...rate,
      rate: rate.rate === undefined ? "" : formatTypedRate(rate.rate, locale),
      version: rate.version?.toString(),
    },
  });
  return (
    <Form method="post" {...getFormProps(form)} className="form card">
      <FormKeyInput />
      {rate.version ? <VersionInput meta={fields.version} answer={answer} /> : null}
      <input type="hidden" name={fields.base.name} defaultValue={rate.base} />
      <FormErrors id={form.errorId} errors={form.errors} />
      <SelectField label="Currency" meta={fields.currency} required>
        {rate.currency ? null : <option value="">Select a currency</option>}
        <Options choices={currencies} />
      </SelectField>
      <InputField label="Date" meta={fields.day} type="date" alsoAbout={currencyField} required />
      <InputField
        label={`Value in ${rate.base}`}
        meta={fields.rate}
        inputMode="decimal"
        autoComplete="off"
        hint={`The value of one unit, e.g. ${formatTypedRate(1.53, locale)}.`}
        required
      />
      <div className="form-actions">
        <SubmitButton>{submitLabel}</SubmitButton>
        {children}
      </div>
    </Form>
  );
}
