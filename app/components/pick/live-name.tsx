import { useEffect, useEffectEvent, useId, useRef } from "react";
import { ComboList, makeRoom } from "./combo-parts.tsx";
import type { NamePickerProps, Taken } from "./picker-props.ts";
import { isNew, useCombo } from "./use-combo.ts";

export interface LiveNameProps extends Pick<NamePickerProps, "kind" | "adds" | "onPicked"> {
  input: React.ComponentProps<"input">;
  taken: Taken;
}

/** A text field that suggests the names of records. */
export function LiveName({
  kind,
  adds = false,
  onPicked,
  input: attributes,
  taken,
}: LiveNameProps) {
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
