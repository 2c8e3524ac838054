import { defaultSettings } from "#domain/account/default-settings.ts";
import type { Reading } from "./format.ts";
import { useRootData } from "./page-data.ts";

/** How the signed-in person reads dates, times and numbers. */
export function useReading(): Reading {
  return useRootData()?.reading ?? defaultSettings;
}
