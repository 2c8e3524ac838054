import { useEffect } from "react";
import { useFetchers, useNavigation, useRevalidator } from "react-router";

/** How often a visible board is read again, in milliseconds. */
const freshFor = 20_000;

/**
 * Reads the page again every while and when it is come back to, so that two people see the same;
 * never while a card is held or a change is being saved, nor without a connection.
 */
export function useFresh(held: boolean): void {
  const { revalidate, state } = useRevalidator();
  const navigation = useNavigation();
  const busy = useFetchers().length > 0 || state !== "idle" || navigation.state !== "idle" || held;
  useEffect(() => {
    if (busy) return;
    let isIdle = true;
    const refresh = async () => {
      // Something may have been begun while Kith was asked whether it is there.
      if (document.visibilityState === "visible" && (await isReached()) && isIdle) revalidate();
    };
    const timer = setInterval(refresh, freshFor);
    window.addEventListener("focus", refresh);
    window.addEventListener("online", refresh);
    document.addEventListener("visibilitychange", refresh);
    return () => {
      isIdle = false;
      clearInterval(timer);
      window.removeEventListener("focus", refresh);
      window.removeEventListener("online", refresh);
      document.removeEventListener("visibilitychange", refresh);
    };
  }, [busy, revalidate]);
}

/** Whether Kith is there to be read: a page whose reading fails is an error's from then on. */
async function isReached(): Promise<boolean> {
  if (!navigator.onLine) return false;
  return fetch("/icon.svg", { method: "HEAD", cache: "no-store" }).then(
    ({ ok }) => ok,
    () => false,
  );
}
