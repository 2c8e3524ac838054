import { useEffect } from "react";
import { rowBoxes } from "./bulk-form.ts";

/** Shift-clicking a row's checkbox selects all rows from the last clicked one. */
export function useRanges(): void {
  useEffect(() => {
    let last = rowBoxes().find(({ checked }) => checked);
    const onClick = ({ target, shiftKey }: MouseEvent) => {
      const boxes = rowBoxes();
      if (!(target instanceof HTMLInputElement) || !boxes.includes(target)) return;
      if (shiftKey && last && boxes.includes(last)) {
        const ends = [boxes.indexOf(last), boxes.indexOf(target)];
        const range = boxes.slice(Math.min(...ends), Math.max(...ends) + 1);
        for (const box of range) box.checked = target.checked;
      }
      last = target;
    };
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, []);
}
