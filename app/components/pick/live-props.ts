import type { Choice, ChoiceKind } from "#domain/choice.ts";
import { kindWords } from "./kinds.ts";
import type { PickerProps, Taken } from "./picker-props.ts";

export interface LiveProps extends PickerProps {
  taken: Taken;
}

/** The choices with these ids; one whose name isn't known is called by its number. */
export function choicesOf(ids: string[], kind: ChoiceKind, choices: readonly Choice[]): Choice[] {
  return [...new Set(ids)].map((value) => {
    const id = Number(value);
    const unknown = { id, name: `${kindWords[kind].one} no. ${id}`, of: null, detail: null };
    return choices.find((choice) => choice.id === id) ?? unknown;
  });
}
