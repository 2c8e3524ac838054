import { Plus, X } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { CompanyInput } from "#app/components/company-input.tsx";
import {
  type ContactField,
  type ContactPoint,
  contactLabels,
  contactLimits,
  mostPoints,
  pointLabels,
  pointLabelWords,
} from "#domain/contact.ts";
import { type ContactGroup, contactGroups } from "#domain/contact-group.ts";
import type { Contact } from "#server/services/contact.ts";

interface FieldEditorProps {
  group: ContactGroup;
  /** What the fields start with. */
  contact: Contact;
  /** Why it was refused, by field; what is wrong with it as a whole under "". */
  errors: Record<string, string[] | null>;
  onSave: (form: FormData) => void;
  onCancel: () => void;
}

/** Changes a few fields where they stand: Enter saves (with Ctrl or Cmd in a text of lines), Esc leaves it as it was. */
export default function FieldEditor(props: FieldEditorProps) {
  const { group, errors, onSave, onCancel } = props;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const fields = "input:not([type=hidden]), textarea";
    const wrong = form.current?.querySelector<HTMLInputElement>("[aria-invalid=true]");
    const field = wrong ?? form.current?.querySelector<HTMLInputElement>(fields);
    field?.focus();
    if (!wrong && field?.type === "text") field.select();
  }, []);
  const whole = errors[""];
  return (
    <form
      ref={form}
      className="field-editor"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSave(formOf(group, new FormData(event.currentTarget)));
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Escape") {
          event.stopPropagation();
          onCancel();
        }
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          event.currentTarget.requestSubmit();
        }
      }}
    >
      {whole ? (
        <p className="field-error" role="alert">
          {whole.join(" ")}
        </p>
      ) : null}
      {group === "emails" || group === "phones" ? (
        <Points {...props} group={group} />
      ) : (
        <Lines {...props} group={group} />
      )}
      <div className="field-editor-actions">
        <button type="submit" className="button button-primary button-small">
          Save
        </button>
        <button type="button" className="button button-quiet button-small" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
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

/** The form as the server reads it: of several emails or phones the first that is not empty comes first. */
function formOf(group: ContactGroup, typed: FormData): FormData {
  typed.set("group", group);
  if (!isPoints(group)) return typed;
  const { first, label, more } = pointFields[group];
  const labels = typed.getAll("label").map(String);
  const points = typed
    .getAll("value")
    .map((value, index) => ({ value: String(value), label: labels[index] ?? "" }))
    .filter(({ value }) => value.trim() !== "");
  const form = new FormData();
  form.set("group", group);
  for (const [index, point] of points.entries()) {
    form.set(index === 0 ? first : `${more}[${index - 1}].value`, point.value);
    form.set(index === 0 ? label : `${more}[${index - 1}].label`, point.label);
  }
  return form;
}

function Lines({
  group,
  contact,
  errors,
}: FieldEditorProps & { group: Exclude<ContactGroup, PointGroup> }) {
  return (
    <div className="field-editor-lines">
      {contactGroups[group].map((field) => (
        <Line key={field} field={field} value={contact[field]} errors={errors[field]} />
      ))}
    </div>
  );
}

/** Texts of several lines, with so many rows at least. */
const rows: Partial<Record<ContactField, number>> = { notes: 5, street: 2 };
const mostRows = 16;

const hints: Partial<Record<ContactField, string>> = {
  birthday: "Like 1980-03-22, or 03-22 without the year.",
  notes: "Markdown works: **bold**, - lists, [links](https://…).",
};

function Line({
  field,
  value,
  errors,
}: {
  field: ContactField;
  value: string | null;
  errors: string[] | null | undefined;
}) {
  const id = useId();
  const hint = hints[field];
  const attributes = {
    id,
    name: field,
    className: "input",
    defaultValue: value ?? "",
    maxLength: contactLimits[field],
    autoComplete: "off",
    "aria-invalid": errors ? true : undefined,
    "aria-describedby": errors || hint ? `${id}-words` : undefined,
  };
  const web = field === "website" || field === "linkedin";
  const least = rows[field];
  const LineInput = field === "company" ? CompanyInput : "input";
  return (
    <div className={least ? "field field-wide" : "field"}>
      {/* Notes stand under a heading that says the same. */}
      <label className={field === "notes" ? "visually-hidden" : "field-label"} htmlFor={id}>
        {contactLabels[field]}
      </label>
      {least ? (
        <textarea
          rows={Math.min(mostRows, Math.max(least, (value ?? "").split("\n").length + 1))}
          {...attributes}
        />
      ) : (
        <LineInput type="text" inputMode={web ? "url" : undefined} {...attributes} />
      )}
      <Words id={`${id}-words`} errors={errors} hint={hint} />
    </div>
  );
}

function Words({
  id,
  errors,
  hint,
}: {
  id: string;
  errors: string[] | null | undefined;
  hint?: string | undefined;
}) {
  if (errors) {
    return (
      <p className="field-error" id={id} role="alert">
        {errors.join(" ")}
      </p>
    );
  }
  return hint ? (
    <p className="field-hint" id={id}>
      {hint}
    </p>
  ) : null;
}

interface Row extends ContactPoint {
  key: number;
}

function Points({ group, contact, errors }: FieldEditorProps & { group: PointGroup }) {
  const { first, label, more, type } = pointFields[group];
  const [rows, setRows] = useState<Row[]>(() => {
    const own = { label: contact[label], value: contact[first] ?? "" };
    return [own, ...contact[more]].map((point, key) => ({ ...point, key }));
  });
  const add = () => {
    const key = Math.max(-1, ...rows.map((row) => row.key)) + 1;
    setRows([...rows, { key, label: null, value: "" }]);
  };
  // Only a row that is added later begins with the cursor in it.
  const [shown] = useState(rows.length);
  return (
    <fieldset className="points">
      <legend className="field-label">{contactLabels[first]}</legend>
      {rows.map((row, index) => (
        <Point
          key={row.key}
          row={row}
          type={type}
          noun={contactLabels[first]}
          number={index + 1}
          errors={errors[index === 0 ? first : `${more}[${index - 1}].value`]}
          autoFocus={row.key >= shown}
          onRemove={() => setRows(rows.filter(({ key }) => key !== row.key))}
        />
      ))}
      {rows.length <= mostPoints ? (
        <button type="button" className="button button-quiet button-small points-add" onClick={add}>
          <Plus size={14} aria-hidden="true" />
          Another {contactLabels[first].toLowerCase()}
        </button>
      ) : null}
    </fieldset>
  );
}

function Point({
  row,
  type,
  noun,
  number,
  errors,
  autoFocus,
  onRemove,
}: {
  row: Row;
  type: "email" | "tel";
  noun: string;
  number: number;
  errors: string[] | null | undefined;
  autoFocus: boolean;
  onRemove: () => void;
}) {
  const id = useId();
  const name = number === 1 ? noun : `${noun} ${number}`;
  return (
    <div className="point">
      <select
        className="input"
        name="label"
        defaultValue={row.label ?? ""}
        aria-label={`${name} is for`}
      >
        <option value="">–</option>
        {pointLabels.map((label) => (
          <option key={label} value={label}>
            {pointLabelWords[label]}
          </option>
        ))}
      </select>
      <input
        className="input"
        type={type}
        name="value"
        defaultValue={row.value}
        aria-label={name}
        maxLength={contactLimits[type === "email" ? "email" : "phone"]}
        autoComplete="off"
        aria-invalid={errors ? true : undefined}
        aria-describedby={errors ? `${id}-words` : undefined}
        // biome-ignore lint/a11y/noAutofocus: the row has just been asked for, and is what comes next.
        autoFocus={autoFocus}
      />
      <button type="button" className="icon-button" onClick={onRemove} title="Remove">
        <X size={14} aria-hidden="true" />
        <span className="visually-hidden">Remove {name.toLowerCase()}</span>
      </button>
      <Words id={`${id}-words`} errors={errors} />
    </div>
  );
}
