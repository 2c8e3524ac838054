import { useLayoutEffect, useRef } from "react";

/** The position of the pointer while it drags a card. */
export function usePointer(held: boolean) {
  const at = useRef({ x: 0, y: 0 });
  useLayoutEffect(() => {
    if (!held) return;
    const onMouse = ({ clientX: x, clientY: y }: MouseEvent) => {
      at.current = { x, y };
    };
    const onTouch = ({ touches: [touch] }: TouchEvent) => {
      if (touch) at.current = { x: touch.clientX, y: touch.clientY };
    };
    window.addEventListener("mousemove", onMouse, true);
    window.addEventListener("touchmove", onTouch, true);
    return () => {
      window.removeEventListener("mousemove", onMouse, true);
      window.removeEventListener("touchmove", onTouch, true);
    };
  }, [held]);
  return at;
}
