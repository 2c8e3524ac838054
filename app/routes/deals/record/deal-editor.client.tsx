import { useId } from "react";
import type { EditorProps } from "#app/components/editable/editable.tsx";
import { DeclaredLine, EditorForm, EditorLine } from "#app/components/editable/editor-form.tsx";
import { Picker } from "#app/components/pick/picker.tsx";
import { Options } from "#app/forms/select-field.tsx";
import { useReading } from "#app/use-reading.ts";
import { contactChoice } from "#domain/contact/choice.ts";
import { dealFields } from "#domain/deal/fields.ts";
import type { DealGroup } from "#domain/deal/group.ts";
import { formatAmount } from "#domain/money/amount.ts";
import { currencies } from "#domain/money/money.ts";
import type { ShownDeal } from "./shown-deal.ts";

type DealEditorProps = EditorProps<ShownDeal, DealGroup>;

/** Edits a few fields of a deal in place. */
export default function DealEditor(props: DealEditorProps) {
  const { group, errors, onSave, onCancel } = props;
  return (
    <EditorForm group={group} errors={errors} onSave={onSave} onCancel={onCancel}>
      <Fields {...props} />
    </EditorForm>
  );
}

function Fields({ group, item: deal, typed, errors }: DealEditorProps) {
  switch (group) {
    case "value":
      return <Value deal={deal} typed={typed} errors={errors.value ?? errors.currency} />;
    case "people":
      return <People deal={deal} errors={errors} />;
    case "lostReason":
      return <Reason deal={deal} errors={errors.lostReason} />;
    default:
      return (
        <DeclaredLine
          field={dealFields[group]}
          name={group}
          value={deal[group]}
          errors={errors[group]}
          headed={group === "description"}
        />
      );
  }
}

/** An amount is read as its currency has it. */
const currencyField = ["currency"];

interface FieldProps {
  deal: ShownDeal;
  errors: string[] | null | undefined;
}

function Value({ deal, typed, errors }: FieldProps & Pick<DealEditorProps, "typed">) {
  const { locale } = useReading();
  const id = useId();
  const present = deal.value === null ? "" : formatAmount(deal.value, { locale, ...deal });
  return (
    <div className="field-editor-lines">
      <EditorLine
        name="value"
        label={dealFields.value.label}
        value={typed?.get("value")?.toString() ?? present}
        errors={errors}
        alsoAbout={currencyField}
        inputMode="decimal"
      />
      <div className="field">
        <label className="field-label" htmlFor={id}>
          {dealFields.currency.label}
        </label>
        <select
          id={id}
          className="input"
          name="currency"
          defaultValue={typed?.get("currency")?.toString() ?? deal.currency}
        >
          <Options choices={currencies.map((code) => ({ value: code, label: code }))} />
        </select>
      </div>
    </div>
  );
}

function Reason({ deal, errors }: FieldProps) {
  const listId = useId();
  return (
    <>
      <DeclaredLine
        field={dealFields.lostReason}
        name="lostReason"
        value={deal.lostReason}
        errors={errors}
        list={listId}
      />
      <datalist id={listId}>
        {deal.lostReasons.map((reason) => (
          <option key={reason} value={reason} />
        ))}
      </datalist>
    </>
  );
}

function People({ deal, errors }: { deal: ShownDeal; errors: DealEditorProps["errors"] }) {
  const id = useId();
  const people = [...(deal.contact ? [deal.contact] : []), ...deal.others].map(contactChoice);
  return (
    <>
      <Picker
        kind="contact"
        field={{
          id,
          name: "contactId",
          initialValue: deal.contactId,
          errorId: `${id}-error`,
          errors: errors.contactId,
        }}
        label={dealFields.contactId.label}
        choices={people}
      />
      <Picker
        kind="contact"
        several
        field={{
          id: `${id}-others`,
          name: "contactIds",
          initialValue: deal.contactIds,
          errorId: `${id}-others-error`,
          errors: errors.contactIds,
        }}
        label={dealFields.contactIds.label}
        choices={people}
      />
    </>
  );
}
