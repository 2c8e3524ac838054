import { useEffect } from "react";
import { say } from "#app/ui/say.ts";

/**
 * Keeps a form as it stands, and says so, where there is no connection to send it by: what would come
 * in place of an answer takes the page away, with all that was typed.
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
