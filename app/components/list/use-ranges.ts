import { useEffect } from "react";
import { rowBoxes } from "./bulk-form.ts";

/** A click with Shift on a row's box chooses all rows from the last one clicked on. */
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
