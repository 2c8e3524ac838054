import { useEffect, useId, useRef } from "react";
import { kindInputs } from "#app/forms/kind-inputs.ts";
import { roomFor } from "#app/forms/text-limit.ts";
import { useStandingErrors } from "#app/forms/use-standing-errors.ts";
import type { Field, TextField } from "#domain/field.ts";

interface EditorFormProps {
  /** The group of the fields. */
  group: string;
  errors: Record<string, string[] | null>;
  /** Converts what was typed to the fields that the server reads, where those are others. */
  read?: (typed: FormData) => FormData;
  onSave: (form: FormData) => void;
  onCancel: () => void;
  children: React.ReactNode;
}

/** Edits a few fields in place: Enter saves (Ctrl or Cmd+Enter in a text area), Esc cancels. */
export function EditorForm(props: EditorFormProps) {
  const { group, errors, read = (typed) => typed, onSave, onCancel, children } = props;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const wrong = form.current?.querySelector<HTMLInputElement>("[aria-invalid=true]");
    // The type of an email or phone comes before it in the form, but the value is edited more
    // often.
    const typed = form.current?.querySelector<HTMLInputElement>(
      "input:not([type=hidden]), textarea",
    );
    const field = wrong ?? typed ?? form.current?.querySelector<HTMLElement>("select");
    field?.focus();
    if (!wrong && typed?.type === "text") typed.select();
  }, []);
  const whole = errors[""];
  return (
    <form
      ref={form}
      method="post"
      className="field-editor"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const fields = read(new FormData(event.currentTarget));
        fields.set("group", group);
        onSave(fields);
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
      {children}
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

interface EditorLineProps {
  name: string;
  label: string;
  value: string | null;
  errors: string[] | null | undefined;
  hint?: string | undefined;
  limit?: number | undefined;
  /** The names of other fields that its errors may be about too, as a constant. */
  alsoAbout?: readonly string[] | undefined;
  type?: "text" | "email" | "tel" | "date" | "time";
  inputMode?: "url" | "decimal" | "numeric" | undefined;
  /** The minimum number of rows of a text area. */
  rows?: number | undefined;
  /** Hides the label, because the heading says the same. */
  headed?: boolean;
  list?: string;
  /** The input to type into, if it isn't a plain one. */
  Input?: React.ElementType;
}

const mostRows = 16;

/** A labelled input or text area of an editor. */
export function EditorLine(props: EditorLineProps) {
  const { name, label, value, hint, limit, type = "text", rows, headed = false } = props;
  const { inputMode, list, Input = "input" } = props;
  const id = useId();
  const messageId = `${id}-message`;
  const { errors, whenChanged } = useStandingErrors({
    errors: props.errors,
    errorId: messageId,
    limit,
    alsoAbout: props.alsoAbout,
  });
  const attributes = {
    id,
    name,
    className: "input",
    dir: type === "text" ? "auto" : undefined,
    defaultValue: value ?? "",
    maxLength: limit && roomFor(limit),
    autoComplete: "off",
    ...whenChanged,
    // The hint and the errors take each other's place.
    "aria-describedby": errors || hint ? messageId : undefined,
  };
  return (
    <div className={rows ? "field field-wide" : "field"}>
      <label className={headed ? "visually-hidden" : "field-label"} htmlFor={id}>
        {label}
      </label>
      {rows ? (
        <textarea
          rows={Math.min(mostRows, Math.max(rows, (value ?? "").split("\n").length + 1))}
          {...attributes}
        />
      ) : (
        <Input type={type} inputMode={inputMode} list={list} {...attributes} />
      )}
      <EditorMessage id={messageId} errors={errors} hint={hint} />
    </div>
  );
}

interface DeclaredLineProps
  extends Pick<
    EditorLineProps,
    "name" | "value" | "errors" | "alsoAbout" | "headed" | "list" | "Input"
  > {
  field: TextField | Field<"day">;
}

/** A field of a record in its editor, with the input of its kind. */
export function DeclaredLine({ field, ...props }: DeclaredLineProps) {
  const limit = "limit" in field ? field.limit : undefined;
  return <EditorLine {...kindInputs[field.kind]} {...props} label={field.label} limit={limit} />;
}

interface DeclaredLinesProps<Name extends string> {
  fields: Record<Name, TextField>;
  names: readonly Name[];
  item: Record<Name, string | null>;
  errors: Record<string, string[] | null>;
  alsoAbout?: readonly string[];
  /** The input of a field, if that isn't a plain line. */
  inputOf?: (name: Name) => React.ElementType;
}

/** The fields of a group in its editor; notes have a heading that says the same. */
export function DeclaredLines<Name extends string>(props: DeclaredLinesProps<Name>) {
  const { fields, names, item, errors, alsoAbout, inputOf = () => "input" } = props;
  return (
    <div className="field-editor-lines">
      {names.map((name) => (
        <DeclaredLine
          key={name}
          field={fields[name]}
          name={name}
          value={item[name]}
          errors={errors[name]}
          alsoAbout={alsoAbout}
          headed={name === "notes"}
          Input={inputOf(name)}
        />
      ))}
    </div>
  );
}

/** A field's error, or else its hint. */
export function EditorMessage({
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
