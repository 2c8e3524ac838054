import { useEffect } from "react";
import { useBlocker } from "react-router";
import { isChanged } from "./is-changed.ts";
import { Modal, type ModalProps } from "./modal.tsx";

/**
 * A dialog with forms. Closing it, Back and any other way to another page ask before they discard
 * what was typed.
 */
export function FormDialog(props: ModalProps) {
  const blocker = useBlocker(() => !mayDiscard());
  useEffect(() => blocker.reset?.(), [blocker]);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (hasText()) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, []);
  return <Modal {...props} mayClose={mayDiscard} />;
}

function mayDiscard(): boolean {
  return !hasText() || window.confirm("Discard what you typed?");
}

/** Whether something was typed in the open dialog. A form that is sent closes its dialog first. */
function hasText(): boolean {
  return [...document.querySelectorAll<HTMLFormElement>("dialog[open] form")].some(isChanged);
}
