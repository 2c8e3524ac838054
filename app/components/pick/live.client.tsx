import { useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { FieldError } from "#app/forms/field.tsx";
import { useStandingErrors } from "#app/forms/use-standing-errors.ts";
import { LiveProvider } from "#app/trpc.client.tsx";
import { type Choice, type ChoiceKind, choiceLabel } from "#domain/choice.ts";
import { Icon } from "../../ui/icon.tsx";
import { TagChip } from "../tag-chip.tsx";
import { AddedNote, ComboList, makeRoom, useRefusal } from "./combo-parts.tsx";
import { kindWords } from "./kinds.ts";
import type { NamePickerProps, PickerProps, Taken } from "./picker-props.ts";
import { placeholders } from "./placeholders.ts";
import { canAdd, useAdding } from "./use-adding.ts";
import { isNew, type Line, namedBy, useCombo } from "./use-combo.ts";

interface LiveProps extends PickerProps {
  taken: Taken;
}

/** The fields of pickers once their code has loaded; each takes the place of a plain one. */
export function LiveOne(props: LiveProps) {
  return (
    <LiveProvider>
      <One {...props} />
    </LiveProvider>
  );
}

export function LiveSeveral(props: LiveProps) {
  return (
    <LiveProvider>
      <Several {...props} />
    </LiveProvider>
  );
}

/** The choices with these ids; one whose name isn't known is called by its number. */
function choicesOf(ids: string[], kind: ChoiceKind, choices: readonly Choice[]): Choice[] {
  return [...new Set(ids)].map((value) => {
    const id = Number(value);
    const unknown = { id, name: `${kindWords[kind].one} no. ${id}`, of: null, detail: null };
    return choices.find((choice) => choice.id === id) ?? unknown;
  });
}

function One({ kind, field, label, choices, required = false, taken }: LiveProps) {
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
  const unmatched = useUnmatched(kind, isUnmatched && !adding.isBusy);
  const input = useRef<HTMLInputElement>(null);
  useRefusal(input, isUnmatched, unmatched.show);
  const { errors, whenChanged } = useStandingErrors({
    errors: unmatched.errors ?? field.errors,
    errorId: field.errorId,
  });
  const settle = ({ relatedTarget }: React.FocusEvent) => {
    const named = isUnmatched && !adding.isBusy ? namedBy(combo.text, combo.found) : null;
    if (named) combo.choose(named);
    else if (!isButton(relatedTarget)) unmatched.show();
  };
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
            ref: input,
            ...whenChanged,
            // It takes the place of a field that had the focus.
            autoFocus: taken.isFocused,
            onInput: (event: React.InputEvent<HTMLInputElement>) => {
              whenChanged.onInput(event);
              unmatched.hide();
              combo.onTyped();
            },
            onKeyDown: combo.onKeyDown,
            onBlur: settle,
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

/**
 * A message that appears while a button is pressed would move it away from under the pointer; the
 * form that it sends is refused with the same message.
 */
function isButton(target: EventTarget | null): boolean {
  return target instanceof HTMLButtonElement;
}

function labelOf(line: Line): string {
  return isNew(line) ? line.name : choiceLabel(line);
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

function isNotIn(others: readonly Choice[]) {
  return ({ id }: Choice) => others.every((other) => other.id !== id);
}

function Several({ kind, field, label, choices, required = false, taken }: LiveProps) {
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
  const unmatched = useUnmatched(kind, isUnmatched && !adding.isBusy);
  const input = useRef<HTMLInputElement>(null);
  useRefusal(input, isUnmatched, unmatched.show);
  const { errors, whenChanged } = useStandingErrors({
    errors: unmatched.errors ?? field.errors,
    errorId: field.errorId,
  });
  const settle = ({ relatedTarget }: React.FocusEvent) => {
    const named = isUnmatched ? namedBy(combo.text, combo.found) : null;
    if (named) combo.choose(named);
    else if (!isButton(relatedTarget)) unmatched.show();
  };
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
              ref: input,
              ...whenChanged,
              // It takes the place of a field that had the focus.
              autoFocus: taken.isFocused,
              onInput: (event: React.InputEvent<HTMLInputElement>) => {
                whenChanged.onInput(event);
                unmatched.hide();
                combo.onTyped();
              },
              onKeyDown: (event) => {
                const last = picked.at(-1);
                if (event.key === "Backspace" && combo.text === "" && last) remove(last);
                combo.onKeyDown(event);
              },
              onBlur: settle,
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

interface LiveNameProps extends Pick<NamePickerProps, "kind" | "adds" | "onPicked"> {
  input: React.ComponentProps<"input">;
  taken: Taken;
}

/** A text field that suggests the names of records. */
export function LiveName(props: LiveNameProps) {
  return (
    <LiveProvider>
      <Name {...props} />
    </LiveProvider>
  );
}

function Name({ kind, adds = false, onPicked, input: attributes, taken }: LiveNameProps) {
  const ownId = useId();
  const { defaultValue, onInput, className, ...rest } = attributes;
  const input = useRef<HTMLInputElement>(null);
  const combo = useCombo({
    kind,
    inputId: rest.id ?? ownId,
    text: taken.values[0] ?? "",
    picked: null,
    textOf: ({ name }) => name,
    isFree: true,
    adds,
    onPick: (line) =>
      // Once the field has the new text.
      setTimeout(() => {
        const { current } = input;
        if (!current) return;
        current.dispatchEvent(new Event("input", { bubbles: true }));
        onPicked?.(isNew(line) ? null : line, current);
      }),
  });
  const reset = useEffectEvent(() => combo.setText(String(defaultValue ?? "")));
  useEffect(() => {
    const form = input.current?.form;
    form?.addEventListener("reset", reset);
    return () => form?.removeEventListener("reset", reset);
  }, []);
  return (
    <div className="combo">
      <input
        {...rest}
        {...combo.getInputProps({
          ref: input,
          // It takes the place of a field that had the focus.
          autoFocus: taken.isFocused,
          onInput: (event: React.InputEvent<HTMLInputElement>) => {
            onInput?.(event);
            combo.onTyped();
          },
          onKeyDown: combo.onKeyDown,
          onClick: ({ currentTarget }) => makeRoom(currentTarget),
        })}
        aria-labelledby={undefined}
        aria-label={rest["aria-label"]}
        className={className}
        dir="auto"
        data-saved={String(defaultValue ?? "")}
      />
      <ComboList kind={kind} combo={combo} />
    </div>
  );
}
