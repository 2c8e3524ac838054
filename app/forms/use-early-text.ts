import { type RefObject, useLayoutEffect, useRef, useState } from "react";

/**
 * Keeps what was typed into a text area before JavaScript took over the page: React leaves other
 * fields alone, but resets a text area to the server's text.
 */
export function useEarlyText(id: string): RefObject<HTMLTextAreaElement | null> {
  const area = useRef<HTMLTextAreaElement>(null);
  const [early] = useState(() => textOf(id));
  useLayoutEffect(() => {
    if (area.current && early !== undefined) area.current.value = early;
  }, [early]);
  return area;
}

/** The text of an area that is already on the page, as it is only when it came from the server. */
function textOf(id: string): string | undefined {
  if (typeof document === "undefined") return undefined;
  const element = document.getElementById(id);
  return element instanceof HTMLTextAreaElement ? element.value : undefined;
}
