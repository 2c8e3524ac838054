import { useId, useState } from "react";
import { CompanyInput } from "#app/components/company-field.tsx";
import type { EditorProps } from "#app/components/editable/editable.tsx";
import { DeclaredLines, EditorForm, EditorMessage } from "#app/components/editable/editor-form.tsx";
import { roomFor } from "#app/forms/text-limit.ts";
import { useStandingErrors } from "#app/forms/use-standing-errors.ts";
import {
  type ContactPoint,
  callingFields,
  mostPoints,
  pointLabels,
  pointLabelTexts,
} from "#domain/contact/contact.ts";
import { contactFields } from "#domain/contact/fields.ts";
import { type ContactGroup, fieldsOfGroup } from "#domain/contact/group.ts";
import type { Contact } from "#server/services/contact/contact.ts";
import { Icon } from "../../../ui/icon.tsx";

type FieldEditorProps = EditorProps<Contact, ContactGroup>;

/** Edits a few fields of a contact in place. */
export default function FieldEditor(props: FieldEditorProps) {
  const { group, errors, onSave, onCancel } = props;
  return (
    <EditorForm
      group={group}
      errors={errors}
      read={(typed) => formOf(group, typed)}
      onSave={onSave}
      onCancel={onCancel}
    >
      {group === "emails" || group === "phones" ? (
        <Points {...props} group={group} />
      ) : (
        <DeclaredLines
          fields={contactFields}
          names={fieldsOfGroup(group)}
          item={props.item}
          errors={errors}
          alsoAbout={callingFields}
          inputOf={(name) => (name === "company" ? CompanyInput : "input")}
        />
      )}
    </EditorForm>
  );
}

const pointFields = {
  emails: { first: "email", label: "emailLabel", more: "moreEmails", type: "email" },
  phones: { first: "phone", label: "phoneLabel", more: "morePhones", type: "tel" },
} as const;

type PointGroup = keyof typeof pointFields;

function isPoints(group: ContactGroup): group is PointGroup {
  return Object.hasOwn(pointFields, group);
}

/** The fields as the server reads them; the first non-empty email or phone is the main one. */
function formOf(group: ContactGroup, typed: FormData): FormData {
  if (!isPoints(group)) return typed;
  const { first, label, more } = pointFields[group];
  const labels = typed.getAll("label").map(String);
  const points = typed
    .getAll("value")
    .map((value, index) => ({ value: String(value), label: labels[index] ?? "" }))
    .filter(({ value }) => value.trim() !== "");
  const form = new FormData();
  for (const [index, point] of points.entries()) {
    form.set(index === 0 ? first : `${more}[${index - 1}].value`, point.value);
    form.set(index === 0 ? label : `${more}[${index - 1}].label`, point.label);
  }
  return form;
}

interface Row extends ContactPoint {
  key: number;
}

function Points({ group, item: contact, errors }: FieldEditorProps & { group: PointGroup }) {
  const id = useId();
  const { first, label, more, type } = pointFields[group];
  const [rows, setRows] = useState<Row[]>(() => {
    const own = { label: contact[label], value: contact[first] ?? "" };
    return [own, ...contact[more]].map((point, key) => ({ ...point, key }));
  });
  const add = () => {
    const key = Math.max(-1, ...rows.map((row) => row.key)) + 1;
    setRows([...rows, { key, label: null, value: "" }]);
  };
  // Only a row that is added later takes the focus.
  const [shown] = useState(rows.length);
  return (
    <fieldset className="points">
      <legend className="field-label">{contactFields[first].label}</legend>
      {rows.map((row, index) => (
        <Point
          key={row.key}
          row={row}
          type={type}
          noun={contactFields[first].label}
          number={index + 1}
          errors={errors[index === 0 ? first : `${more}[${index - 1}].value`]}
          autoFocus={row.key >= shown}
          onRemove={() => setRows(rows.filter(({ key }) => key !== row.key))}
        />
      ))}
      {rows.length <= mostPoints ? (
        <button type="button" className="button button-quiet button-small points-add" onClick={add}>
          <Icon name="plus" size={14} />
          Another {contactFields[first].label.toLowerCase()}
        </button>
      ) : null}
      <EditorMessage id={`${id}-message`} errors={errors[more]} />
    </fieldset>
  );
}

function Point({
  row,
  type,
  noun,
  number,
  autoFocus,
  onRemove,
  ...props
}: {
  row: Row;
  type: "email" | "tel";
  noun: string;
  number: number;
  errors: string[] | null | undefined;
  autoFocus: boolean;
  onRemove: () => void;
}) {
  const errorId = useId();
  const { limit } = contactFields[type === "email" ? "email" : "phone"];
  const { errors, whenChanged } = useStandingErrors({ errors: props.errors, errorId, limit });
  const name = number === 1 ? noun : `${noun} ${number}`;
  return (
    <div className="point">
      <select
        className="input"
        name="label"
        defaultValue={row.label ?? ""}
        aria-label={`${name} type`}
      >
        <option value="">Type</option>
        {pointLabels.map((label) => (
          <option key={label} value={label}>
            {pointLabelTexts[label]}
          </option>
        ))}
      </select>
      <input
        className="input"
        type={type}
        name="value"
        defaultValue={row.value}
        aria-label={name}
        maxLength={roomFor(limit)}
        autoComplete="off"
        {...whenChanged}
        // biome-ignore lint/a11y/noAutofocus: the row has just been asked for, and is what comes next.
        autoFocus={autoFocus}
      />
      <button type="button" className="icon-button" onClick={onRemove} title="Remove">
        <Icon name="x" size={14} />
        <span className="visually-hidden">Remove {name.toLowerCase()}</span>
      </button>
      <EditorMessage id={errorId} errors={errors} />
    </div>
  );
}
