import { type ComponentType, lazy } from "react";
import { say } from "./say.ts";

/**
 * A component whose code loads when it is first shown. If it can't load, for instance without a
 * connection, the page says so and stays as it is, instead of being replaced by an error. Browsers
 * don't fetch a module that failed again.
 */
export function lazyComponent<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
) {
  return lazy<ComponentType<Props>>(() =>
    load().catch(() => {
      sayMissing();
      return { default: () => null };
    }),
  );
}

/** Says that code couldn't load. */
export function sayMissing(): void {
  say("Couldn't load this: no connection to Kith. Reload once you're online.");
}
