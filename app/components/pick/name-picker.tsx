import { useRef } from "react";
import type { NamePickerProps } from "./picker-props.ts";
import { useLive } from "./use-live.ts";

/**
 * A text field for the name of a record, new or existing: it suggests those of the workspace. Without
 * JavaScript it is a plain one.
 */
export function NamePicker({ kind, adds, onPicked, ...input }: NamePickerProps) {
  const plain = useRef<HTMLDivElement>(null);
  const live = useLive(plain);
  const attributes = { dir: "auto", autoComplete: "off", className: "input", ...input } as const;
  if (live) {
    const { LiveName } = live.module;
    return <LiveName {...{ kind, adds, onPicked }} input={attributes} taken={live.taken} />;
  }
  return (
    <div ref={plain}>
      <input type="text" {...attributes} />
    </div>
  );
}
