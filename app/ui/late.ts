import { type ComponentType, lazy } from "react";
import { say } from "./say.ts";

/**
 * A component whose code comes when it is first shown. Where that cannot be had, as without a
 * connection, the page says so and stands as it is, instead of giving way to an error. A browser does
 * not ask for the same code twice.
 */
export function late<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>) {
  return lazy(() =>
    load().catch(() => {
      say("Couldn't load this: no connection to Kith. Reload once you're online.");
      return { default: Missing };
    }),
  );
}

function Missing(): null {
  return null;
}
