import { useRef, useState } from "react";
import { useStandingErrors } from "#app/forms/use-standing-errors.ts";
import type { ChoiceKind } from "#domain/choice.ts";
import { useRefusal } from "./combo-parts.tsx";
import { kindWords } from "./kinds.ts";
import type { PickerProps } from "./picker-props.ts";
import { type Combo, namedBy } from "./use-combo.ts";

interface PickedField extends Pick<PickerProps, "kind" | "field"> {
  combo: Combo;
  /** Whether its text names no record that was picked. */
  isUnmatched: boolean;
  /** Whether a record is being created from its text. */
  isAdding: boolean;
  /** Whether leaving the field picks the one record that its text names. */
  picksOnLeave: boolean;
}

/** The errors of a field that picks records, and what its input does: text that names none is refused. */
export function usePickedField(options: PickedField) {
  const { kind, field, combo, isUnmatched, isAdding, picksOnLeave } = options;
  const input = useRef<HTMLInputElement>(null);
  const unmatched = useUnmatched(kind, isUnmatched && !isAdding);
  useRefusal(input, isUnmatched, unmatched.show);
  const { errors, whenChanged } = useStandingErrors({
    errors: unmatched.errors ?? field.errors,
    errorId: field.errorId,
  });
  const inputProps = {
    ref: input,
    ...whenChanged,
    onInput: (event: React.InputEvent<HTMLInputElement>) => {
      whenChanged.onInput(event);
      unmatched.hide();
      combo.onTyped();
    },
    onBlur: ({ relatedTarget }: React.FocusEvent) => {
      const named = picksOnLeave ? namedBy(combo.text, combo.found) : null;
      if (named) combo.choose(named);
      else if (!isButton(relatedTarget)) unmatched.show();
    },
  };
  return { input, errors, inputProps };
}

/**
 * A message that appears while a button is pressed would move it away from under the pointer; the
 * form that it sends is refused with the same message.
 */
function isButton(target: EventTarget | null): boolean {
  return target instanceof HTMLButtonElement;
}

/** The error of a text that names no record, once the field has been left. */
function useUnmatched(kind: ChoiceKind, isUnmatched: boolean) {
  const [isShown, setShown] = useState(false);
  const [errors] = useState([`Select a ${kindWords[kind].one} from the list, or clear the field.`]);
  return {
    errors: isUnmatched && isShown ? errors : undefined,
    show: () => setShown(true),
    hide: () => setShown(false),
  };
}
