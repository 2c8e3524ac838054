import { usePerson } from "./page-data.ts";

/**
 * A single key for a control's aria-keyshortcuts; undefined if the person has switched these off.
 */
export function useShortcut(key: string): string | undefined {
  return usePerson()?.shortcuts ? key : undefined;
}
