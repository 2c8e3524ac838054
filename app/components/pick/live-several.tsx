import { useState } from "react";
import { FieldError } from "#app/forms/field.tsx";
import { type Choice, choiceLabel } from "#domain/choice.ts";
import { Icon } from "../../ui/icon.tsx";
import { TagChip } from "../tag-chip.tsx";
import { AddedNote, ComboList, makeRoom } from "./combo-parts.tsx";
import { choicesOf, type LiveProps } from "./live-props.ts";
import { placeholders } from "./placeholders.ts";
import { canAdd, useAdding } from "./use-adding.ts";
import { isNew, useCombo } from "./use-combo.ts";
import { usePickedField } from "./use-picked-field.ts";

/** Picks several records, each shown as a chip. */
export function LiveSeveral({ kind, field, label, choices, required = false, taken }: LiveProps) {
  const [chosen, setPicked] = useState(() => choicesOf(taken.values, kind, choices));
  const [firstChoices] = useState(choices);
  // A form offers all tags of the workspace: one that it no longer offers has been deleted.
  const deleted = kind === "tag" ? firstChoices.filter(isNotIn(choices)) : [];
  const picked = chosen.filter(isNotIn(deleted));
  const [heard, setHeard] = useState("");
  const remove = ({ id, name }: Choice) => {
    setPicked((now) => now.filter((each) => each.id !== id));
    setHeard(`Removed ${name}`);
    input.current?.focus();
  };
  const add = (choice: Choice) => {
    setPicked((now) => [...now.filter(({ id }) => id !== choice.id), choice]);
    setHeard(`Added ${choice.name}`);
  };
  const adding = useAdding({ kind, known: choices.length, onAdded: add, onUndone: remove });
  const combo = useCombo({
    kind,
    inputId: field.id,
    text: "",
    picked: null,
    without: picked,
    textOf: () => "",
    staysOpen: true,
    adds: canAdd(kind),
    onPick: (line) => (isNew(line) ? adding.add(line.name) : add(line)),
  });
  const isUnmatched = combo.text.trim() !== "";
  const { input, errors, inputProps } = usePickedField({
    ...{ kind, field, combo, isUnmatched },
    isAdding: adding.isBusy,
    picksOnLeave: isUnmatched,
  });
  return (
    <div className="field">
      <label className="field-label" htmlFor={field.id}>
        {label}
        {required ? null : <span className="field-optional"> optional</span>}
      </label>
      {picked.map(({ id }) => (
        <input key={id} type="hidden" name={field.name} value={id} />
      ))}
      <div className="combo">
        <div className="input combo-several">
          {picked.map((choice) => (
            <TagChip key={choice.id} tag={{ name: choiceLabel(choice), color: choice.color ?? "" }}>
              <button type="button" className="chip-remove" onClick={() => remove(choice)}>
                <Icon name="x" size={14} />
                <span className="visually-hidden">Remove {choice.name}</span>
              </button>
            </TagChip>
          ))}
          <input
            {...combo.getInputProps({
              ...inputProps,
              // It takes the place of a field that had the focus.
              autoFocus: taken.isFocused,
              onKeyDown: (event) => {
                const last = picked.at(-1);
                if (event.key === "Backspace" && combo.text === "" && last) remove(last);
                combo.onKeyDown(event);
              },
              onClick: ({ currentTarget }) => makeRoom(currentTarget),
            })}
            aria-labelledby={undefined}
            className="combo-text"
            dir="auto"
            data-saved=""
            placeholder={picked.length > 0 ? undefined : placeholders[kind]}
          />
        </div>
        <ComboList kind={kind} combo={combo} />
      </div>
      <p className="visually-hidden" role="status">
        {heard}
      </p>
      <FieldError id={field.errorId} errors={errors} />
      <AddedNote kind={kind} adding={adding} errorId={`${field.id}-adding`} />
    </div>
  );
}

function isNotIn(others: readonly Choice[]) {
  return ({ id }: Choice) => others.every((other) => other.id !== id);
}
