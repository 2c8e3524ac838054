import { useEffect, useLayoutEffect, useRef } from "react";
import { useBlocker, useNavigation } from "react-router";
import { hasUnsentText, mayDiscard } from "./unsent-text.ts";

/**
 * Asks before a link, Back or closing the tab discards what was typed in a form of the page. It
 * doesn't ask where the person has just decided: when a form is sent, and at its Cancel.
 */
export function LeaveGuard() {
  const { formMethod } = useNavigation();
  const isSending = useRef(false);
  // The router learns of a new function only after the page is painted.
  useLayoutEffect(() => {
    isSending.current = formMethod === "POST";
  }, [formMethod]);
  const isDecided = useRef(false);
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    // On the same page forms keep their text, but a dialog closes.
    const stays = currentLocation.pathname === nextLocation.pathname;
    const forms = document.querySelectorAll<HTMLFormElement>(stays ? "dialog[open] form" : "form");
    return !isDecided.current && !isSending.current && !mayDiscard(forms);
  });
  useEffect(() => blocker.reset?.(), [blocker]);
  useEffect(() => {
    const decide = ({ type, target }: Event) => {
      const isCancel = target instanceof Element && target.closest(".form-actions a") !== null;
      if (type === "click" && !isCancel) return;
      isDecided.current = true;
      // The router leaves while the event is handled.
      setTimeout(() => {
        isDecided.current = false;
      });
    };
    const ask = (event: BeforeUnloadEvent) => {
      if ([...document.forms].some(hasUnsentText)) event.preventDefault();
    };
    document.addEventListener("submit", decide, { capture: true });
    document.addEventListener("click", decide, { capture: true });
    window.addEventListener("beforeunload", ask);
    return () => {
      document.removeEventListener("submit", decide, { capture: true });
      document.removeEventListener("click", decide, { capture: true });
      window.removeEventListener("beforeunload", ask);
    };
  }, []);
  return null;
}
