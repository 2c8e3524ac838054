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
  return lazy<ComponentType<Props>>(() => load().catch(saidMissing));
}

/** Says that code couldn't load; nothing takes its place. */
export function saidMissing(): { default: () => null } {
  say("Couldn't load this: no connection to Kith. Reload once you're online.");
  return { default: () => null };
}
