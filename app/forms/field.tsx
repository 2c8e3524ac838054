import { type FieldMetadata, getInputProps, getTextareaProps } from "@conform-to/react";
import { type FormAnswer, overwritesField, overwritesOf } from "./form-answer.ts";
import { roomFor } from "./text-limit.ts";
import { useEarlyText } from "./use-early-text.ts";
import { useStandingErrors, useStandingGroupErrors } from "./use-standing-errors.ts";

/**
 * The longest texts, in characters, that fields without a limit take in: no form can grow too long to
 * send.
 */
const longest = { line: 500, text: 20_000 };

interface FieldProps {
  label: string;
  meta: FieldMetadata<string | null | undefined>;
  hint?: string;
  /** The most characters that fit. */
  limit?: number;
  required?: boolean;
  autoComplete?: string;
  /**
   * Puts the cursor here on a fresh form; with errors it starts at the first field that has one.
   */
  autoFocus?: boolean;
  /** The names of other fields that its errors may be about too, as a constant. */
  alsoAbout?: readonly string[] | undefined;
}

interface InputFieldProps extends FieldProps {
  type?: "text" | "email" | "tel" | "password" | "date" | "time";
  minLength?: number;
  inputMode?: "decimal" | "numeric" | "url";
  /** The id of the list of values that are offered. */
  list?: string | undefined;
}

/** A labelled text input with its error. */
export function InputField({ type = "text", ...props }: InputFieldProps) {
  const { meta, label, hint, limit, alsoAbout, ...attributes } = props;
  const hintId = hint ? `${meta.id}-hint` : undefined;
  const { errors, whenChanged } = useStandingErrors({
    errors: meta.errors,
    errorId: meta.errorId,
    hintId,
    limit,
    alsoAbout,
  });
  const { key, ...input } = getInputProps(meta, { type });
  return (
    <Frame meta={meta} errors={errors} label={label} hint={hint} required={props.required}>
      <input
        key={key}
        className="input"
        dir={type === "text" ? "auto" : undefined}
        maxLength={limit ? roomFor(limit) : longest.line}
        {...input}
        {...whenChanged}
        {...attributes}
      />
    </Frame>
  );
}

/** A labelled text area. */
export function TextAreaField({ rows = 5, ...props }: FieldProps & { rows?: number }) {
  const { meta, label, hint, limit, alsoAbout, ...attributes } = props;
  const hintId = hint ? `${meta.id}-hint` : undefined;
  const { errors, whenChanged } = useStandingErrors({
    errors: meta.errors,
    errorId: meta.errorId,
    hintId,
    limit,
    alsoAbout,
  });
  const ref = useEarlyText(meta.id);
  const { key, ...area } = getTextareaProps(meta);
  return (
    <Frame meta={meta} errors={errors} label={label} hint={hint} required={props.required}>
      <textarea
        key={key}
        ref={ref}
        className="input"
        dir="auto"
        rows={rows}
        maxLength={limit ? roomFor(limit) : longest.text}
        {...area}
        {...whenChanged}
        {...attributes}
      />
    </Frame>
  );
}

/**
 * Names the version of a row that the form was filled in from. A form that is shown again after a
 * refusal keeps it, and adds the newer version that it shows: sending it again overwrites that
 * version only.
 */
export function VersionInput({
  meta,
  answer,
}: {
  meta: FieldMetadata<string>;
  answer: FormAnswer | undefined;
}) {
  const overwrites = overwritesOf(answer);
  return (
    <>
      <input type="hidden" name={meta.name} defaultValue={meta.initialValue} />
      {overwrites ? <input type="hidden" name={overwritesField} value={overwrites} /> : null}
    </>
  );
}

interface FrameProps {
  meta: Pick<FieldMetadata, "id" | "errorId">;
  errors: string[] | undefined;
  label: string;
  hint?: string | undefined;
  required?: boolean | undefined;
  children: React.ReactNode;
}

/** A label, a field, its hint and its error. */
export function Frame({ meta, errors, label, hint, required, children }: FrameProps) {
  return (
    <div className="field">
      <label className="field-label" htmlFor={meta.id}>
        {label}
        {required ? null : <span className="field-optional"> optional</span>}
      </label>
      {children}
      {hint ? (
        <p className="field-hint" id={`${meta.id}-hint`}>
          {hint}
        </p>
      ) : null}
      <FieldError id={meta.errorId} errors={errors} />
    </div>
  );
}

/** The error beside a field. */
export function FieldError({ id, errors }: { id: string; errors: string[] | undefined }) {
  if (!errors?.length) return null;
  return (
    <p className="field-error" id={id}>
      {errors.join(" ")}
    </p>
  );
}

/** The error of a fieldset, beside its controls. */
export function GroupError({ id, errors }: { id: string; errors: string[] | undefined }) {
  const standing = useStandingGroupErrors(errors, "fieldset");
  if (!standing.errors?.length) return null;
  return (
    <p className="field-error" id={id} ref={standing.message}>
      {standing.errors.join(" ")}
    </p>
  );
}

/** Typing is no answer to a newer version of the record: that it will be overwritten stays in sight. */
const formToCorrect = `form:not(:has([name="${overwritesField}"]))`;

/** The errors of a form as a whole. */
export function FormErrors({ id, errors }: { id: string; errors: string[] | undefined }) {
  const standing = useStandingGroupErrors(errors, formToCorrect);
  if (!standing.errors?.length) return null;
  return (
    <p className="notice notice-danger" id={id} role="alert" ref={standing.message}>
      {standing.errors.join(" ")}
    </p>
  );
}
