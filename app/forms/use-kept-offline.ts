import { useEffect } from "react";
import { say } from "#app/ui/say.ts";

/**
 * Keeps a form as it is, and says so, when there is no connection: the browser's error page would
 * replace the page, with all that was typed.
 */
export function useKeptOffline(): void {
  useEffect(() => {
    const keep = (event: SubmitEvent) => {
      const isSent = event.target instanceof HTMLFormElement && event.target.method !== "dialog";
      if (navigator.onLine || !isSent) return;
      event.preventDefault();
      event.stopPropagation();
      say("You're offline. Nothing was sent; your text is still here.");
    };
    window.addEventListener("submit", keep, { capture: true });
    return () => window.removeEventListener("submit", keep, { capture: true });
  }, []);
}
