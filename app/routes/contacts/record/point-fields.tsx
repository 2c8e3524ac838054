import { FieldError, GroupError } from "#app/forms/field.tsx";
import { roomFor } from "#app/forms/text-limit.ts";
import { useStandingErrors } from "#app/forms/use-standing-errors.ts";
import {
  type ContactPoint,
  mostPoints,
  pointLabels,
  pointLabelTexts,
} from "#domain/contact/contact.ts";
import { contactFields } from "#domain/contact/fields.ts";

/**
 * Empty rows after the filled ones, because without JavaScript a form grows only when it is saved.
 */
const rowsToSpare = 2;

interface PointFieldsProps {
  kind: "email" | "phone";
  /** The other emails or phones that the form starts with. */
  points: ContactPoint[];
  /** Errors, by field. */
  errors: Record<string, string[] | undefined>;
}

/** A contact's emails or phones after the main one, a row each; empty rows are ignored. */
export function PointFields({ kind, points, errors }: PointFieldsProps) {
  const list = kind === "email" ? "moreEmails" : "morePhones";
  const count = Math.min(points.length + rowsToSpare, mostPoints);
  return (
    <fieldset className="field">
      <legend className="field-label">Other {contactFields[kind].label.toLowerCase()}s</legend>
      {Array.from({ length: count }, (_, index) => (
        <PointRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place alone.
          key={index}
          kind={kind}
          name={`${list}[${index}]`}
          ariaLabel={`${contactFields[kind].label} ${index + 2}`}
          point={points[index]}
          errors={errors[`${list}[${index}].value`]}
        />
      ))}
      <GroupError id={`${list}-error`} errors={errors[list]} />
    </fieldset>
  );
}

interface PointRowProps {
  kind: "email" | "phone";
  name: string;
  ariaLabel: string;
  point: ContactPoint | undefined;
  errors: string[] | undefined;
}

function PointRow({ kind, name, ariaLabel, point, ...props }: PointRowProps) {
  const errorId = `${name}-error`;
  const { limit } = contactFields[kind];
  const { errors, whenChanged } = useStandingErrors({ errors: props.errors, errorId, limit });
  return (
    <div className="point-row">
      <input
        className="input"
        type={kind === "email" ? "email" : "tel"}
        name={`${name}.value`}
        defaultValue={point?.value}
        aria-label={ariaLabel}
        maxLength={roomFor(limit)}
        autoComplete="off"
        {...whenChanged}
      />
      <PointLabelSelect
        name={`${name}.label`}
        label={point?.label ?? ""}
        ariaLabel={`${ariaLabel} type`}
      />
      <FieldError id={errorId} errors={errors} />
    </div>
  );
}

/** Selects the type of an email or phone. */
export function PointLabelSelect({
  name,
  label,
  ariaLabel,
}: {
  name: string;
  label: string | undefined;
  ariaLabel: string;
}) {
  return (
    <select className="input" name={name} defaultValue={label} aria-label={ariaLabel}>
      <option value="">Type</option>
      {pointLabels.map((each) => (
        <option key={each} value={each}>
          {pointLabelTexts[each]}
        </option>
      ))}
    </select>
  );
}
