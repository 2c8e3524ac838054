import { Suspense, useEffect, useState } from "react";
import { lazyComponent } from "#app/ui/lazy-component.ts";

const LogCall = lazyComponent(() => import("./log-call.client.tsx"));

/** After a phone number was pressed on a phone, and its person is back on the page: asks to log the call. */
export function CallsMade() {
  const [call, setCall] = useState<number>();
  useEffect(() => {
    if (!window.matchMedia("(pointer: coarse)").matches) return;
    let pressed: number | undefined;
    const press = ({ target }: Event) => {
      if (target instanceof Element && target.closest('a[href^="tel:"]')) pressed = Date.now();
    };
    const comeBack = () => {
      if (document.visibilityState !== "visible" || !document.querySelector(".composer")) return;
      setCall(pressed);
      pressed = undefined;
    };
    document.addEventListener("click", press);
    document.addEventListener("visibilitychange", comeBack);
    return () => {
      document.removeEventListener("click", press);
      document.removeEventListener("visibilitychange", comeBack);
    };
  }, []);
  if (call === undefined) return null;
  return (
    <Suspense>
      <LogCall key={call} at={call} onDone={() => setCall(undefined)} />
    </Suspense>
  );
}
