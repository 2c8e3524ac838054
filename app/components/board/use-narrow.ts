import { useSyncExternalStore } from "react";

/** The width below which the style sheet shows one column. */
const narrowest = "(width < 720px)";

function watch(onChange: () => void): () => void {
  const query = matchMedia(narrowest);
  query.addEventListener("change", onChange);
  return () => query.removeEventListener("change", onChange);
}

/** Whether the board shows one column at a time; never on the server. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    watch,
    () => matchMedia(narrowest).matches,
    () => false,
  );
}
