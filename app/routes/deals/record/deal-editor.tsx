import { useId } from "react";
import type { EditorProps } from "#app/components/editable/editable.tsx";
import { EditorForm, EditorLine } from "#app/components/editable/editor-form.tsx";
import { Options } from "#app/forms/select-field.tsx";
import { useReading } from "#app/use-reading.ts";
import { dealLabels, dealLimits } from "#domain/deal/deal.ts";
import type { DealGroup } from "#domain/deal/group.ts";
import { formatAmount } from "#domain/money/amount.ts";
import { currencies } from "#domain/money/money.ts";
import { PeopleFields } from "./people-fields.tsx";
import type { ShownDeal } from "./shown-deal.ts";

type DealEditorProps = EditorProps<ShownDeal, DealGroup>;

/** Changes a few fields of a deal where they stand. */
export default function DealEditor(props: DealEditorProps) {
  const { group, errors, onSave, onCancel } = props;
  return (
    <EditorForm
      errors={errors}
      read={(typed) => {
        typed.set("group", group);
        return typed;
      }}
      onSave={onSave}
      onCancel={onCancel}
    >
      <Fields {...props} />
    </EditorForm>
  );
}

function Fields({ group, item: deal, typed, errors }: DealEditorProps) {
  switch (group) {
    case "title":
      return (
        <EditorLine
          name="title"
          label={dealLabels.title}
          value={deal.title}
          errors={errors.title}
          maxLength={dealLimits.title}
        />
      );
    case "value":
      return <Value deal={deal} typed={typed} errors={errors.value ?? errors.currency} />;
    case "people":
      return <People deal={deal} errors={errors} />;
    case "description":
      return (
        <EditorLine
          name="description"
          label={dealLabels.description}
          value={deal.description}
          errors={errors.description}
          hint="Markdown works: **bold**, - lists, [links](https://…)."
          maxLength={dealLimits.description}
          rows={5}
          headed
        />
      );
    case "lostReason":
      return <Reason deal={deal} errors={errors.lostReason} />;
    case "expectedCloseDate":
    case "closedDate":
      return (
        <EditorLine
          name={group}
          label={dealLabels[group]}
          value={deal[group]}
          errors={errors[group]}
          type="date"
        />
      );
  }
}

interface FieldProps {
  deal: ShownDeal;
  errors: string[] | null | undefined;
}

function Value({ deal, typed, errors }: FieldProps & Pick<DealEditorProps, "typed">) {
  const { locale } = useReading();
  const id = useId();
  return (
    <div className="field-editor-lines">
      <EditorLine
        name="value"
        label={dealLabels.value}
        value={typed?.get("value")?.toString() ?? formatAmount(deal.value, { locale, ...deal })}
        errors={errors}
        inputMode="decimal"
      />
      <div className="field">
        <label className="field-label" htmlFor={id}>
          {dealLabels.currency}
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
      <EditorLine
        name="lostReason"
        label={dealLabels.lostReason}
        value={deal.lostReason}
        errors={errors}
        maxLength={dealLimits.lostReason}
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
  const first = String(deal.contactId ?? "");
  return (
    <PeopleFields
      first={{
        id,
        name: "contactId",
        initialValue: first,
        errorId: `${id}-error`,
        errors: errors.contactId ?? undefined,
      }}
      further={deal.contactIds.map(String)}
      errors={errors.contactIds ?? undefined}
      contacts={[...(deal.contact ? [deal.contact] : []), ...deal.others]}
    />
  );
}
