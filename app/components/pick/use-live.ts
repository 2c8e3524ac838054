import { type RefObject, useLayoutEffect, useState } from "react";
import { flushSync } from "react-dom";
import { whenIdle } from "#app/ui/late-when-idle.ts";
import type { Taken } from "./picker-props.ts";

type Live = typeof import("./live.client.tsx");

const load = () => import("./live.client.tsx");
let loaded: Live | undefined;

/**
 * The live fields, once their code has loaded: when the plain field inside `plain` is pointed at or
 * focused, or the page is idle. Until then, and if it can't load, the plain field stays.
 */
export function useLive(plain: RefObject<HTMLElement | null>) {
  const [live, setLive] = useState<{ module: Live; taken: Taken }>();
  useLayoutEffect(() => {
    const { current } = plain;
    if (!current) return;
    const gone = new AbortController();
    const take = (module: Live) => setLive({ module, taken: takenFrom(current) });
    if (loaded) {
      take(loaded);
      return;
    }
    const arrive = (module: Live) => {
      loaded = module;
      // At once: what is typed between reading the plain field and replacing it would be lost.
      if (!gone.signal.aborted) flushSync(() => take(module));
    };
    const begin = () => void load().then(arrive, () => undefined);
    for (const event of ["pointerenter", "focusin"]) {
      current.addEventListener(event, begin, { once: true, signal: gone.signal });
    }
    if (current.matches(":focus-within")) begin();
    else whenIdle().then(() => gone.signal.aborted || begin());
    return () => gone.abort();
  }, [plain]);
  return live;
}

function takenFrom(plain: HTMLElement): Taken {
  const fields = plain.querySelectorAll<HTMLElement & { value: string }>(
    "select, input:not([type=hidden], [type=checkbox]:not(:checked))",
  );
  return {
    values: Array.from(fields, ({ value }) => value).filter((value) => value !== ""),
    isFocused: plain.matches(":focus-within"),
  };
}
