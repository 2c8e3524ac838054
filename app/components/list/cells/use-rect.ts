import { useLayoutEffect, useState } from "react";

/** Where an element is in the window, also while the page is scrolled. */
export function useRect(element: Element): DOMRect {
  const [rect, setRect] = useState(() => element.getBoundingClientRect());
  useLayoutEffect(() => {
    const measure = () => setRect(element.getBoundingClientRect());
    measure();
    window.addEventListener("scroll", measure, { capture: true, passive: true });
    window.addEventListener("resize", measure);
    return () => {
      window.removeEventListener("scroll", measure, { capture: true });
      window.removeEventListener("resize", measure);
    };
  }, [element]);
  return rect;
}
