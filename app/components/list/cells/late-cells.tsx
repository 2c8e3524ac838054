import { type ComponentType, useEffect, useState } from "react";
import type { ListCellsProps, LoadCells } from "./cells.ts";

interface LateCellsProps extends ListCellsProps {
  load: LoadCells;
}

/** Edits the cells of a list, from when a row is first pointed at or has the focus; not on phones. */
export function LateCells({ load, columns }: LateCellsProps) {
  const [Cells, setCells] = useState<ComponentType<ListCellsProps>>();
  useEffect(() => {
    if (Cells || !window.matchMedia("(width >= 720px)").matches) return;
    const wake = () => {
      if (!document.querySelector(".list-table tbody tr:is(:hover, :focus-within)")) return;
      // A failed load is tried again at the next row.
      load().then(
        (loaded) => setCells(() => loaded.default),
        () => undefined,
      );
    };
    wake();
    document.addEventListener("pointerover", wake);
    document.addEventListener("focusin", wake);
    return () => {
      document.removeEventListener("pointerover", wake);
      document.removeEventListener("focusin", wake);
    };
  }, [Cells, load]);
  return Cells ? <Cells columns={columns} /> : null;
}
