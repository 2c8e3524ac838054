import { type ComponentType, lazy } from "react";
import { sayMissing } from "./lazy-component.ts";

/**
 * A component that the server has rendered, whose code the browser loads once it is idle; React keeps
 * the server's HTML until then, whose links and forms work by themselves, and forever if the code can't
 * load, unless `Without` takes its place.
 */
export function lateWhenIdle<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  Without?: ComponentType<Props>,
) {
  return lazy<ComponentType<Props>>(async () => {
    await whenIdle();
    return load().catch(() => {
      if (Without) return { default: Without };
      sayMissing();
      return never;
    });
  });
}

/** Anything else in its place would differ from the server's HTML, and React would replace the page. */
const never = new Promise<never>(() => undefined);

let firstIdle: Promise<void> | undefined;

/** Resolves once the page has been idle for the first time. */
export function whenIdle(): Promise<void> {
  firstIdle ??= idle();
  return firstIdle;
}

/** The longest wait for an idle moment on a busy page, in milliseconds. */
const longest = 2_000;

/** Resolves when the page has loaded and the browser has nothing else to do. */
async function idle(): Promise<void> {
  if (document.readyState !== "complete") {
    await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
  }
  await new Promise<unknown>((resolve) => {
    // Safari doesn't tell when it is idle.
    if ("requestIdleCallback" in window) requestIdleCallback(resolve, { timeout: longest });
    else setTimeout(resolve);
  });
}
