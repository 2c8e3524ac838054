import { FieldError } from "#app/forms/field.tsx";
import { contactFields, isContactField } from "#domain/contact/fields.ts";
import { differs, firstWith, type MergePart, mergeLabel, partOf } from "#domain/merge.ts";
import type { ComparedContact } from "#server/services/duplicate/compare.ts";
import { MergeNumber } from "./merge-people.tsx";

interface MergePartChoiceProps {
  part: MergePart;
  contacts: ComparedContact[];
  /** The contacts, starting with the one that is kept by default. */
  survivorFirst: ComparedContact[];
  /** What had been selected in a refused form. */
  typed: string | undefined;
  refused: boolean;
  errors: string[] | undefined;
}

const hints: Partial<Record<MergePart, string>> = {
  email: "The main email. The others are kept too.",
  phone: "The main phone. The others are kept too.",
};

/** One part of the contacts side by side: a choice if it differs, or else its outcome. */
export function MergePartChoice(props: MergePartChoiceProps) {
  const { part, contacts, survivorFirst, typed, refused, errors } = props;
  if (!differs(contacts, part)) {
    const [value = ""] = survivorFirst.map((each) => partOf(each, part)).filter(Boolean);
    return value || errors ? <Same part={part} value={value} errors={errors} /> : null;
  }
  const joined = isContactField(part) && contactFields[part].merge === "join";
  const first = joined && !refused ? undefined : firstWith(survivorFirst, part)?.id;
  const wanted = typed ?? (joined ? "" : String(first));
  const errorId = `${part}-error`;
  const hintId = `${part}-hint`;
  const described = [hints[part] ? hintId : "", errors ? errorId : ""].filter(Boolean).join(" ");
  const option = (value: string) => ({
    type: "radio" as const,
    name: `fields.${part}`,
    value,
    defaultChecked: value === wanted,
    // Without JavaScript this leads to the refused field.
    autoFocus: Boolean(errors) && value === wanted,
  });
  return (
    <fieldset
      className="merge-choices"
      aria-describedby={described || undefined}
      data-refused={errors ? true : undefined}
    >
      <legend className="field-label">{mergeLabel(part)}</legend>
      {hints[part] ? (
        <p className="field-hint" id={hintId}>
          {hints[part]}
        </p>
      ) : null}
      <FieldError id={errorId} errors={errors} />
      {joined ? (
        <label className="merge-option">
          <input {...option("")} />
          <span className="merge-value">Combine all</span>
        </label>
      ) : null}
      <div className="merge-columns">
        {contacts.map((contact, index) => {
          const value = partOf(contact, part);
          return (
            <label key={contact.id} className="merge-option">
              <input
                {...option(String(contact.id))}
                data-follows={value && !joined ? true : undefined}
              />
              <span className={value ? "merge-value" : "merge-value muted"}>
                {value || "Nothing"}
              </span>
              <MergeNumber number={index + 1} />
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

/** A part without a choice. */
function Same({
  part,
  value,
  errors,
}: Pick<MergePartChoiceProps, "part" | "errors"> & { value: string }) {
  return (
    <div className="merge-same">
      <span className="field-label">{mergeLabel(part)}</span>
      <span className="merge-value">{value}</span>
      <FieldError id={`${part}-error`} errors={errors} />
    </div>
  );
}
