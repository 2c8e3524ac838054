import { useState } from "react";
import { FieldError } from "#app/forms/field.tsx";
import { type Choice, choiceLabel } from "#domain/choice.ts";
import { AddedNote, ComboList, makeRoom } from "./combo-parts.tsx";
import { choicesOf, type LiveProps } from "./live-props.ts";
import { placeholders } from "./placeholders.ts";
import { canAdd, useAdding } from "./use-adding.ts";
import { isNew, type Line, useCombo } from "./use-combo.ts";
import { usePickedField } from "./use-picked-field.ts";

/** Picks one record. */
export function LiveOne({ kind, field, label, choices, required = false, taken }: LiveProps) {
  const [picked, setPicked] = useState<Choice | null>(
    () => choicesOf(taken.values, kind, choices)[0] ?? null,
  );
  const adding = useAdding({
    kind,
    known: choices.length,
    onAdded: (choice) => {
      setPicked(choice);
      combo.setText(choiceLabel(choice));
    },
    onUndone: ({ id }) => {
      if (picked?.id !== id) return;
      setPicked(null);
      combo.setText("");
    },
  });
  const firstText = picked ? choiceLabel(picked) : "";
  const [saved] = useState(firstText);
  const combo = useCombo({
    kind,
    inputId: field.id,
    text: firstText,
    picked,
    textOf: labelOf,
    adds: canAdd(kind),
    onPick: (line) => (isNew(line) ? adding.add(line.name) : setPicked(line)),
  });
  const chosen = picked && combo.text === choiceLabel(picked) ? picked : null;
  const isUnmatched = combo.text.trim() !== "" && !chosen;
  const { errors, inputProps } = usePickedField({
    ...{ kind, field, combo, isUnmatched },
    isAdding: adding.isBusy,
    picksOnLeave: isUnmatched && !adding.isBusy,
  });
  return (
    <div className="field">
      <label className="field-label" htmlFor={field.id}>
        {label}
        {required ? null : <span className="field-optional"> optional</span>}
      </label>
      <input type="hidden" name={field.name} value={chosen?.id ?? ""} />
      <div className="combo">
        <input
          {...combo.getInputProps({
            ...inputProps,
            // It takes the place of a field that had the focus.
            autoFocus: taken.isFocused,
            onKeyDown: combo.onKeyDown,
            onClick: ({ currentTarget }) => {
              if (chosen) currentTarget.select();
              makeRoom(currentTarget);
            },
          })}
          aria-labelledby={undefined}
          className="input"
          dir="auto"
          data-saved={saved}
          placeholder={placeholders[kind]}
        />
        <ComboList kind={kind} combo={combo} />
      </div>
      <FieldError id={field.errorId} errors={errors} />
      <AddedNote kind={kind} adding={adding} errorId={`${field.id}-adding`} />
    </div>
  );
}

function labelOf(line: Line): string {
  return isNew(line) ? line.name : choiceLabel(line);
}
