import { useRouteLoaderData } from "react-router";
import type { loader } from "./routes/signed-in.tsx";

/** A single key for a control's aria-keyshortcuts; none when the person has switched these off. */
export function useShortcut(key: string): string | undefined {
  return useRouteLoaderData<typeof loader>("routes/signed-in")?.shortcuts ? key : undefined;
}
