import { useLayoutEffect, useRef } from "react";
import { isChanged } from "./is-changed.ts";

interface ModalProps {
  label: string;
  className: string;
  onClose: () => void;
  children: React.ReactNode;
}

/**
 * A dialog above the page, open for as long as it is rendered. Esc and a press beside it close it, once
 * the person has agreed to lose what they typed.
 */
export function Modal({ label, className, onClose, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const pressedBeside = useRef(false);
  // Before the next key: it belongs to the dialog already.
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className={className}
      aria-label={label}
      onClose={onClose}
      onPointerDown={(event) => {
        pressedBeside.current = isBeside(event);
      }}
      onClick={(event) => {
        if (pressedBeside.current && isBeside(event)) leave(event.currentTarget);
      }}
      onKeyDown={(event) => {
        // The browser asks whether it may close a dialog only once, and closes it at a second Esc.
        if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
        event.preventDefault();
        leave(event.currentTarget);
      }}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        leave(event.currentTarget);
      }}
    >
      {children}
    </dialog>
  );
}

/** Its padding is the dialog too, so that the target of a click doesn't tell where it was. */
function isBeside({ target, currentTarget, clientX, clientY }: React.MouseEvent): boolean {
  const { left, right, top, bottom } = currentTarget.getBoundingClientRect();
  const isWithin = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
  return target === currentTarget && !isWithin;
}

function leave(dialog: HTMLDialogElement): void {
  const typed = [...dialog.querySelectorAll("form")].some(isChanged);
  if (!typed || window.confirm("Discard what you typed?")) dialog.close();
}
