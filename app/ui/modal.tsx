import { useLayoutEffect, useRef } from "react";

export interface ModalProps {
  label: string;
  className: string;
  onClose: () => void;
  children: React.ReactNode;
}

interface AskingModalProps extends ModalProps {
  /** Whether Esc or a click beside the dialog may close it now. */
  mayClose?: () => boolean;
}

/** A dialog above the page, open for as long as it is rendered. Esc and a click beside it close it. */
export function Modal({ label, className, onClose, mayClose, children }: AskingModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const pressedBeside = useRef(false);
  // Before the next key press, which already belongs to the dialog.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // Closing it returns the focus to where it was; being removed doesn't.
    return () => shown?.close();
  }, []);
  const leave = (left: HTMLDialogElement) => {
    if (!mayClose || mayClose()) left.close();
  };
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
        // The browser lets a page prevent the closing of a dialog only once, and closes it at a
        // second Esc.
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

/** The dialog's padding is part of it, so a click's target doesn't tell whether it was inside. */
function isBeside({ target, currentTarget, clientX, clientY }: React.MouseEvent): boolean {
  const { left, right, top, bottom } = currentTarget.getBoundingClientRect();
  const isWithin = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
  return target === currentTarget && !isWithin;
}
