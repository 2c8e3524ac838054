import { useEffect } from "react";
import { useFetchers, useNavigation, useRevalidator } from "react-router";

/** How often a visible board is read again, in milliseconds. */
const freshFor = 20_000;

/**
 * Reloads the page's data regularly and when its tab is shown again, so that two people see the
 * same; never while a card is dragged, a change is being saved, or there is no connection.
 */
export function useFresh(held: boolean): void {
  const { revalidate, state } = useRevalidator();
  const navigation = useNavigation();
  const busy = useFetchers().length > 0 || state !== "idle" || navigation.state !== "idle" || held;
  useEffect(() => {
    if (busy) return;
    let isIdle = true;
    const refresh = async () => {
      // Something may have started while the server was being checked.
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

/** Whether the server can be reached: a page that fails to reload would be replaced by an error. */
async function isReached(): Promise<boolean> {
  if (!navigator.onLine) return false;
  return fetch("/icon.svg", { method: "HEAD", cache: "no-store" }).then(
    ({ ok }) => ok,
    () => false,
  );
}
