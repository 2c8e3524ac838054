import { Modal, type ModalProps } from "./modal.tsx";
import { mayDiscard } from "./unsent-text.ts";

/**
 * A dialog with forms. Closing it asks before it discards what was typed; the page's own guard asks
 * on any other way out.
 */
export function FormDialog(props: ModalProps) {
  return <Modal {...props} mayClose={mayClose} />;
}

/** A form that is sent closes its dialog first. */
function mayClose(): boolean {
  return mayDiscard(document.querySelectorAll("dialog[open] form"));
}
