import { useEffect, useRef } from "react";
import { useFetchers, useNavigation, useRevalidator } from "react-router";

/** How often a visible board asks whether something has changed, in milliseconds. */
const freshFor = 20_000;

const latestUrl = `/api/trpc/change.latest?input=${encodeURIComponent('{"json":{"limit":1}}')}`;

/**
 * Asks regularly, and when the tab is shown again, for the latest operation of the workspace, and
 * reloads the page's data if it isn't the one seen before, so that two people see the same; never
 * while a card is dragged, a change is being saved, or there is no connection.
 */
export function useFresh(held: boolean): void {
  const { revalidate, state } = useRevalidator();
  const navigation = useNavigation();
  const seen = useRef("");
  const busy = useFetchers().length > 0 || state !== "idle" || navigation.state !== "idle" || held;
  useEffect(() => {
    if (busy) return;
    let isIdle = true;
    const refresh = async () => {
      if (document.visibilityState !== "visible" || !navigator.onLine) return;
      const latest = await readLatest();
      // Something may have started while the server was being asked.
      if (!isIdle || latest === null || latest === seen.current) return;
      seen.current = latest;
      revalidate();
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

/**
 * The latest operation, as the server writes it. Null if there is no answer: a page that fails to
 * reload would be replaced by an error.
 */
async function readLatest(): Promise<string | null> {
  try {
    const answer = await fetch(latestUrl, { cache: "no-store" });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}
