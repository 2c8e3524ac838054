import { getFormProps, useForm } from "@conform-to/react";
import { Link } from "react-router";
import { Picker } from "#app/components/pick/picker.tsx";
import { DeclaredField } from "#app/forms/declared-field.tsx";
import { FormErrors, InputField, TextAreaField, VersionInput } from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { PageForm } from "#app/forms/page-form.tsx";
import { type ChoiceGroup, OptionGroups, Options, SelectField } from "#app/forms/select-field.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { useReading } from "#app/use-reading.ts";
import type { Choice } from "#domain/choice.ts";
import { type DealField, type DealValues, dealFields } from "#domain/deal/fields.ts";
import { type OptionalField, optionalFields } from "#domain/deal/optional.ts";
import { formatAmount } from "#domain/money/amount.ts";
import { currencies } from "#domain/money/money.ts";
import type { StageKind } from "#domain/pipeline/pipeline.ts";
import type { Stage } from "#server/services/stage-list.ts";

interface DealFormProps {
  answer: FormAnswer | undefined;
  /** The fields' initial values. */
  deal: { [Name in DealField]?: DealValues[Name] | undefined } & {
    currency: string;
    version?: number;
  };
  /** The kind of its stage. */
  kind?: StageKind | undefined;
  choices: { stages: (Stage & { pipeline: string })[]; contacts: Choice[] };
  submitLabel: string;
  cancelTo: string;
}

interface Fields extends Record<Exclude<DealField, "contactIds">, string> {
  contactIds: string[];
  version: string;
}

/** Fields that the form shows nowhere else. */
const otherFields: readonly OptionalField[] = optionalFields.filter(
  (name) => name !== "expectedCloseDate" && name !== "description",
);

/** What can be refused together with an amount, and with what only closed or lost deals have. */
const amountFields = ["currency"];
const stageField = ["stageId"];

/** The fields of a deal, for a new one and for one that is edited. */
export function DealForm(props: DealFormProps) {
  const { answer, deal, choices, kind = "open", submitLabel, cancelTo } = props;
  const { locale } = useReading();
  const [form, fields] = useForm<Fields>({
    lastResult: answer,
    defaultNoValidate: false,
    defaultValue: {
      ...deal,
      value: deal.value == null ? "" : formatAmount(deal.value, { locale, ...deal }),
      stageId: String(deal.stageId ?? ""),
      contactId: String(deal.contactId ?? ""),
      contactIds: deal.contactIds?.map(String) ?? [],
      version: String(deal.version ?? ""),
    },
  });
  return (
    <PageForm {...getFormProps(form)} className="form card">
      <FormKeyInput />
      {deal.version ? <VersionInput meta={fields.version} answer={answer} /> : null}
      <FormErrors id={form.errorId} errors={form.errors} />
      <DeclaredField
        field={dealFields.title}
        meta={fields.title}
        required
        autoFocus={!deal.version}
      />
      <div className="form-row">
        <InputField
          label={dealFields.value.label}
          meta={fields.value}
          alsoAbout={amountFields}
          inputMode="decimal"
          autoComplete="off"
        />
        <SelectField label={dealFields.currency.label} meta={fields.currency} required>
          <Options choices={currencies.map((code) => ({ value: code, label: code }))} />
        </SelectField>
      </div>
      <Picker
        kind="contact"
        field={fields.contactId}
        label={dealFields.contactId.label}
        choices={choices.contacts}
      />
      <Picker
        kind="contact"
        several
        field={fields.contactIds}
        label={dealFields.contactIds.label}
        choices={choices.contacts}
      />
      <div className="form-row">
        <SelectField label={dealFields.stageId.label} meta={fields.stageId} required>
          <OptionGroups groups={stageGroups(choices.stages)} />
        </SelectField>
        <DeclaredField field={dealFields.expectedCloseDate} meta={fields.expectedCloseDate} />
        {otherFields.map((name) => (
          <DeclaredField key={name} field={dealFields[name]} meta={fields[name]} />
        ))}
      </div>
      {kind === "open" ? null : (
        <div className="form-row">
          <DeclaredField
            field={dealFields.closedDate}
            meta={fields.closedDate}
            alsoAbout={stageField}
          />
          {kind === "lost" ? (
            <>
              <input type="hidden" name="asksReason" value="yes" />
              <DeclaredField
                field={dealFields.lostReason}
                meta={fields.lostReason}
                alsoAbout={stageField}
              />
            </>
          ) : null}
        </div>
      )}
      <TextAreaField
        label={dealFields.description.label}
        meta={fields.description}
        limit={dealFields.description.limit}
      />
      <div className="form-actions">
        <SubmitButton>{submitLabel}</SubmitButton>
        <Link className="button button-quiet" to={cancelTo}>
          Cancel
        </Link>
      </div>
    </PageForm>
  );
}

/** The stages of every pipeline, grouped by pipeline. */
function stageGroups(stages: (Stage & { pipeline: string })[]): ChoiceGroup[] {
  const pipelines = [...new Set(stages.map(({ pipeline }) => pipeline))];
  return pipelines.map((label) => ({
    label,
    choices: stages
      .filter(({ pipeline }) => pipeline === label)
      .map(({ id, name }) => ({ value: String(id), label: name })),
  }));
}
