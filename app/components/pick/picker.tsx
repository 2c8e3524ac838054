import { useRef } from "react";
import { href, useActionData, useLocation } from "react-router";
import { FieldError } from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { pickedField, readPicked } from "#app/forms/picked.ts";
import { type Choice, type ChoiceKind, labelAmong } from "#domain/choice.ts";
import { TagChip } from "../tag-chip.tsx";
import { kindWords } from "./kinds.ts";
import type { PickerProps } from "./picker-props.ts";
import { useLive } from "./use-live.ts";
import "./pick.css";

/**
 * Selects a record, or several, as the ids that its form sends. With JavaScript it searches while
 * somebody types, and adds a record that isn't found. Without it, it is a select with a button that
 * leads to a search page, which returns to the form as it was filled in.
 */
export function Picker(props: PickerProps) {
  const { kind, field, label, required = false, several = false } = props;
  const plain = useRef<HTMLDivElement>(null);
  const live = useLive(plain);
  const known = useKnown(kind);
  const choices = [...known, ...props.choices.filter(({ id }) => !known.some((k) => k.id === id))];
  if (live) {
    const Live = several ? live.module.LiveSeveral : live.module.LiveOne;
    return <Live {...props} choices={choices} taken={live.taken} />;
  }
  const optional = required ? null : <span className="field-optional"> optional</span>;
  const selected = [field.initialValue ?? []]
    .flat()
    .map(String)
    .filter((id) => id !== "");
  const error = <FieldError id={field.errorId} errors={field.errors ?? undefined} />;
  const search = <SearchButton kind={kind} field={field.name} several={several} />;
  const carried = known.map((choice) => {
    const picked = JSON.stringify({ kind, field: field.name, several, choice });
    return <input key={choice.id} type="hidden" name={pickedField} value={picked} />;
  });
  if (!several) {
    return (
      <div className="field" ref={plain}>
        <label className="field-label" htmlFor={field.id}>
          {label}
          {optional}
        </label>
        <div className="pick-plain">
          <Select {...{ kind, choices, field }} id={field.id} value={selected[0] ?? ""} />
          {search}
        </div>
        {carried}
        {error}
      </div>
    );
  }
  return (
    <div ref={plain}>
      <fieldset className="field" aria-describedby={field.errors ? field.errorId : undefined}>
        <legend className="field-label">
          {label}
          {optional}
        </legend>
        {kind === "tag" ? (
          <TagBoxes name={field.name} tags={choices} selected={selected} />
        ) : (
          <>
            {/* One to spare: without JavaScript a form grows only when it is sent. */}
            {[...selected, ""].map((value, index) => (
              <Select
                key={value}
                {...{ kind, choices, field, value }}
                label={`${label} ${index + 1}`}
              />
            ))}
            {search}
          </>
        )}
        {carried}
        {error}
      </fieldset>
    </div>
  );
}

/** The records that were selected on the search page for fields of this kind. */
function useKnown(kind: ChoiceKind): Choice[] {
  const answer = useActionData<FormAnswer | undefined>();
  const typed = [answer?.initialValue?.[pickedField] ?? []].flat();
  const picked = typed.flatMap((each) => readPicked(each) ?? []);
  return picked.filter((each) => each.kind === kind).map(({ choice }) => choice);
}

interface SelectProps extends Pick<PickerProps, "kind" | "choices" | "field"> {
  id?: string;
  value: string;
  /** The label of a select that has no other. */
  label?: string;
}

function Select({ kind, choices, field, id, value, label }: SelectProps) {
  return (
    <select
      className="input"
      id={id}
      name={field.name}
      defaultValue={value}
      aria-label={label}
      aria-invalid={field.errors ? true : undefined}
      aria-describedby={field.errors ? field.errorId : undefined}
    >
      <option value="">No {kindWords[kind].one}</option>
      {choices.map((choice) => (
        <option key={choice.id} value={choice.id}>
          {labelAmong(choice, choices)}
        </option>
      ))}
    </select>
  );
}

interface TagBoxesProps {
  name: string;
  tags: readonly Choice[];
  selected: readonly string[];
}

/** A workspace has few tags, so all of them are shown. */
function TagBoxes({ name, tags, selected }: TagBoxesProps) {
  return (
    <div className="choices">
      {tags.map((tag) => (
        <label key={tag.id} className="choice">
          <input
            type="checkbox"
            name={name}
            value={tag.id}
            defaultChecked={selected.includes(String(tag.id))}
          />
          <TagChip tag={{ name: tag.name, color: tag.color ?? "" }} />
        </label>
      ))}
    </div>
  );
}

interface SearchButtonProps {
  kind: ChoiceKind;
  field: string;
  several: boolean;
}

/** Sends the form, as it is filled in, to the page that searches for a record. */
function SearchButton({ kind, field, several }: SearchButtonProps) {
  const { pathname, search } = useLocation();
  const query = new URLSearchParams({ field, to: pathname + search });
  if (several) query.set("several", "1");
  return (
    <>
      {/* Enter in a field presses a form's first button: here it is to save. */}
      <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      <button
        type="submit"
        className="button pick-search"
        formAction={`${href("/pick/:kind", { kind })}?${query}`}
        formNoValidate
      >
        Search {kindWords[kind].many}
      </button>
    </>
  );
}
