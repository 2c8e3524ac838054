import { FieldError, GroupError } from "#app/forms/field.tsx";
import type { NounMerging } from "#domain/merge.ts";

interface MergePartChoiceProps<
  Field extends string,
  Part extends string,
  One extends Record<Field, string | null> & { id: number },
> {
  merging: NounMerging<Field, Part>;
  part: Part;
  records: readonly One[];
  /** The records, starting with the one that is kept by default. */
  survivorFirst: readonly One[];
  /** Shows whose value it is. */
  markOf: (record: One) => React.ReactNode;
  hint?: string | undefined;
  /** What had been selected in a refused form. */
  typed: string | undefined;
  refused: boolean;
  errors: string[] | undefined;
}

/** One part of the records side by side: a choice if it differs, or else its outcome. */
export function MergePartChoice<
  Field extends string,
  Part extends string,
  One extends Record<Field, string | null> & { id: number },
>(props: MergePartChoiceProps<Field, Part, One>) {
  const { merging, part, records, survivorFirst, markOf, hint, typed, refused, errors } = props;
  const { partOf } = merging;
  const label = merging.mergeLabel(part);
  if (!merging.differs(records, part)) {
    const [value = ""] = survivorFirst.map((each) => partOf(each, part)).filter(Boolean);
    return value || errors ? (
      <Same part={part} label={label} value={value} errors={errors} />
    ) : null;
  }
  const joined = merging.isJoined(part);
  const first = joined && !refused ? undefined : merging.firstWith(survivorFirst, part)?.id;
  const wanted = typed ?? (joined ? "" : String(first));
  const errorId = `${part}-error`;
  const hintId = `${part}-hint`;
  const described = [hint ? hintId : "", errors ? errorId : ""].filter(Boolean).join(" ");
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
      <legend className="field-label">{label}</legend>
      {hint ? (
        <p className="field-hint" id={hintId}>
          {hint}
        </p>
      ) : null}
      <GroupError id={errorId} errors={errors} />
      {joined ? (
        <label className="merge-option">
          <input {...option("")} />
          <span className="merge-value">Combine all</span>
        </label>
      ) : null}
      <div className="merge-columns">
        {records.map((record) => {
          const value = partOf(record, part);
          return (
            <label key={record.id} className="merge-option">
              <input
                {...option(String(record.id))}
                data-follows={value && !joined ? true : undefined}
              />
              <span className={value ? "merge-value" : "merge-value muted"}>
                {value || "Nothing"}
              </span>
              {markOf(record)}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

interface SameProps {
  part: string;
  label: string;
  value: string;
  errors: string[] | undefined;
}

/** A part without a choice. */
function Same({ part, label, value, errors }: SameProps) {
  return (
    <div className="merge-same">
      <span className="field-label">{label}</span>
      <span className="merge-value">{value}</span>
      <FieldError id={`${part}-error`} errors={errors} />
    </div>
  );
}
