import { defaultSettings } from "#domain/account/settings.ts";
import type { Reading } from "./format.ts";
import { useRootData } from "./page-data.ts";

/** How the person who looks at the page reads days, moments and numbers. */
export function useReading(): Reading {
  return useRootData()?.reading ?? defaultSettings;
}
