import { useEffect, useEffectEvent, useState } from "react";
import { LiveProvider } from "#app/trpc.client.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { hasUnsentText } from "#app/ui/unsent-text.ts";
import { CellEditor } from "./cell-editor.tsx";
import { type Cells, type ListCellsProps, lead } from "./cells.ts";
import { useRect } from "./use-rect.ts";
import "./cells.css";

/** The cells of a list's rows. */
const cell = ".list-table tbody :is(td, th)";

interface CellEditingProps<Item extends { id: number; version: number }, Group extends string>
  extends ListCellsProps {
  cells: Cells<Item, Group>;
}

/** A pencil over the cell that is pointed at or has the focus, and the editor of the one that is edited. */
export function CellEditing<Item extends { id: number; version: number }, Group extends string>({
  columns,
  cells,
}: CellEditingProps<Item, Group>) {
  const { noun } = cells.useEditing();
  const [pointed, setPointed] = useState<HTMLTableCellElement>();
  const [edited, setEdited] = useState<HTMLTableCellElement>();
  const columnOf = (cell: HTMLTableCellElement) => [undefined, lead, ...columns][cell.cellIndex];
  const groupOf = (cell: HTMLTableCellElement) => cells.groups[columnOf(cell) ?? ""];
  const cellOf = (target: EventTarget | null) => {
    const around = target instanceof Element ? target.closest(cell) : null;
    return around instanceof HTMLTableCellElement && groupOf(around) ? around : undefined;
  };
  const point = useEffectEvent(({ target }: Event) => {
    if (target instanceof Element && target.closest(".cell-pencil")) return;
    setPointed(cellOf(target));
  });
  const start = useEffectEvent(() => {
    setPointed(cellOf(document.querySelector(`${cell}:hover`)) ?? cellOf(document.activeElement));
  });
  const editByKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "F2") return;
    const form = document.querySelector<HTMLFormElement>(".cell-editor form");
    if (form && hasUnsentText(form)) return;
    const row = document.activeElement?.closest(".list-table tbody tr");
    const inRow = [...(row?.querySelectorAll<HTMLTableCellElement>("th, td") ?? [])];
    const next = edited ? nextOf(edited, groupOf) : undefined;
    const wanted = edited ? next : (cellOf(document.activeElement) ?? inRow.find(groupOf));
    if (!wanted) return;
    event.preventDefault();
    setEdited(wanted);
  });
  useEffect(() => {
    // The row that brought this code is pointed at already.
    start();
    const onPoint = (event: Event) => point(event);
    const onKey = (event: KeyboardEvent) => editByKey(event);
    document.addEventListener("pointerover", onPoint);
    document.addEventListener("focusin", onPoint);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("pointerover", onPoint);
      document.removeEventListener("focusin", onPoint);
      document.removeEventListener("keydown", onKey);
    };
  }, []);
  const group = edited && groupOf(edited);
  const column = edited && columnOf(edited);
  const pencilGroup = pointed && !edited && groupOf(pointed);
  return (
    <>
      {pointed && pencilGroup ? (
        <Pencil cell={pointed} noun={noun(pencilGroup)} onEdit={() => setEdited(pointed)} />
      ) : null}
      {edited && group && column ? (
        <LiveProvider>
          <CellEditor
            key={`${column} of ${idOf(edited)}`}
            cells={cells}
            cell={edited}
            id={idOf(edited)}
            column={column}
            group={group}
            onDone={() => setEdited(undefined)}
          />
        </LiveProvider>
      ) : null}
    </>
  );
}

/** The next cell of the row that can be edited, or the first one again. */
function nextOf(
  cell: HTMLTableCellElement,
  groupOf: (cell: HTMLTableCellElement) => string | undefined,
): HTMLTableCellElement | undefined {
  const cells = [...(cell.parentElement?.children ?? [])].filter(
    (each): each is HTMLTableCellElement =>
      each instanceof HTMLTableCellElement && groupOf(each) !== undefined,
  );
  return cells[(cells.indexOf(cell) + 1) % cells.length];
}

/** The id of a row's record, which its checkbox has. */
function idOf(cell: HTMLTableCellElement): number {
  return Number(cell.parentElement?.querySelector<HTMLInputElement>('input[name="id"]')?.value);
}

interface PencilProps {
  cell: HTMLTableCellElement;
  noun: string;
  onEdit: () => void;
}

/** A button at the end of a cell. The keyboard has a key for it instead of one more stop in each row. */
function Pencil({ cell, noun, onEdit }: PencilProps) {
  const { top, right, height } = useRect(cell);
  return (
    <button
      type="button"
      tabIndex={-1}
      className="icon-button cell-pencil"
      style={{ insetBlockStart: top + (height - 24) / 2, left: right - 28 }}
      title={`Change ${noun}`}
      onClick={onEdit}
    >
      <Icon name="pencil" size={14} />
      <span className="visually-hidden">Change {noun}</span>
    </button>
  );
}
