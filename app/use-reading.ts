import { useRouteLoaderData } from "react-router";
import { defaultSettings } from "#domain/account/settings.ts";
import type { Reading } from "./format.ts";
import type { loader } from "./root.tsx";

/** How the person who looks at the page reads days, moments and numbers. */
export function useReading(): Reading {
  return useRouteLoaderData<typeof loader>("root")?.reading ?? defaultSettings;
}
