import { Suspense, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { useSaving } from "#app/components/editable/editable.tsx";
import { say } from "#app/ui/say.ts";
import { hasUnsentText } from "#app/ui/unsent-text.ts";
import { useReading } from "#app/use-reading.ts";
import type { Cells } from "./cells.ts";
import { useRect } from "./use-rect.ts";
import "#app/components/record.css";

interface CellEditorProps<Item extends { id: number; version: number }, Group extends string> {
  cells: Cells<Item, Group>;
  cell: HTMLTableCellElement;
  /** The id of the row's record. */
  id: number;
  column: string;
  group: Group;
  onDone: () => void;
}

/** Loads a row's record, because a row has only a part of it, and edits what a cell shows. */
export function CellEditor<Item extends { id: number; version: number }, Group extends string>(
  props: CellEditorProps<Item, Group>,
) {
  const { data, isError } = props.cells.useRecord(props.id);
  const done = useEffectEvent(props.onDone);
  useEffect(() => {
    if (!isError) return;
    say("Couldn't open this. Try again in a moment.");
    done();
  }, [isError]);
  return data ? <LoadedEditor {...props} item={data} /> : null;
}

function LoadedEditor<Item extends { id: number; version: number }, Group extends string>({
  cells: { useEditing, textOf },
  cell,
  column,
  group,
  item: loaded,
  onDone,
}: CellEditorProps<Item, Group> & { item: Item }) {
  const editing = useEditing();
  const reading = useReading();
  // What is loaded again, for instance on focus, doesn't change what is being typed.
  const [item] = useState(loaded);
  const { save, typed, answer, state } = useSaving({ editing, group, item });
  const [isOpen, setOpen] = useState(true);
  const wasSent = useRef(false);
  const done = useEffectEvent(onDone);
  useEffect(() => {
    if (state !== "idle") wasSent.current = true;
    else if (answer) setOpen(true);
    else if (wasSent.current) done();
  }, [answer, state]);
  const expected = typed ? { ...item, ...editing.typed(typed) } : item;
  const { Editor } = editing;
  const focusRow = () => cell.parentElement?.querySelector<HTMLElement>(".row-link")?.focus();
  if (!isOpen) return <Expected cell={cell} text={textOf(expected, column, reading)} />;
  return (
    <Suspense>
      <Anchored cell={cell} label={`Change ${editing.noun(group)}`} onLeave={onDone}>
        <Editor
          group={group}
          item={expected}
          typed={typed}
          errors={answer?.error ?? {}}
          onSave={(form) => {
            wasSent.current = false;
            save(form);
            setOpen(false);
            focusRow();
          }}
          onCancel={() => {
            onDone();
            focusRow();
          }}
        />
      </Anchored>
    </Suspense>
  );
}

interface AnchoredProps {
  cell: HTMLTableCellElement;
  label: string;
  /** Called by a press elsewhere, unless something was typed. */
  onLeave: () => void;
  children: React.ReactNode;
}

/** The least width of an editor, in pixels. */
const leastWidth = 300;

/** A small dialog over a cell; it grows upward from one in the lower half of the window. */
function Anchored({ cell, label, onLeave, children }: AnchoredProps) {
  const { top, left, width, height } = useRect(cell);
  const below = window.innerHeight - top - height;
  const around = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => around.current?.showPopover(), []);
  const leave = useEffectEvent(({ target }: PointerEvent) => {
    const form = around.current?.querySelector("form");
    const isInside = target instanceof Node && around.current?.contains(target);
    if (!isInside && !(form && hasUnsentText(form))) onLeave();
  });
  useEffect(() => {
    const press = (event: PointerEvent) => leave(event);
    document.addEventListener("pointerdown", press);
    return () => document.removeEventListener("pointerdown", press);
  }, []);
  const shownWidth = Math.max(width, leastWidth);
  return (
    <div
      ref={around}
      popover="manual"
      role="dialog"
      aria-label={label}
      className="cell-editor"
      style={{
        width: shownWidth,
        ...(below < top ? { bottom: Math.max(below, 0) } : { top: Math.max(top, 0) }),
        left: Math.min(left, document.documentElement.clientWidth - shownWidth - 8),
      }}
    >
      {children}
    </div>
  );
}

/** What a cell will show, while it is being saved. */
function Expected({ cell, text }: { cell: HTMLTableCellElement; text: string | null }) {
  const { top, left, width, height } = useRect(cell);
  const { font, textAlign } = getComputedStyle(cell);
  const asInCell = { font, textAlign } as React.CSSProperties;
  return (
    <div className="cell-expected" style={{ top, left, width, height, ...asInCell }}>
      {text}
    </div>
  );
}
