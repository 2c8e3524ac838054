import { useEffect, useRef } from "react";

interface ModalProps {
  label: string;
  className: string;
  onClose: () => void;
  children: React.ReactNode;
}

/** A dialog above the page, open for as long as it is rendered: Esc and a press beside it close it. */
export function Modal({ label, className, onClose, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes every dialog.
    <dialog
      ref={dialog}
      className={className}
      aria-label={label}
      onClose={onClose}
      onClick={({ target, currentTarget }) => {
        if (target === currentTarget) currentTarget.close();
      }}
    >
      {children}
    </dialog>
  );
}
