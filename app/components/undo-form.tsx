import { Form, href } from "react-router";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { Icon } from "../ui/icon.tsx";

interface UndoFormProps {
  /** The key of the operation to undo. */
  operation: string;
  /** The page to go to if undo removes this one. */
  to?: string | undefined;
  /** Whether the operation is an undo, so that undoing it redoes something. */
  isRedo?: boolean | undefined;
  className?: string;
  /** The keyboard shortcut. */
  shortcut?: string;
  onSubmit?: () => void;
}

/** A button that undoes an operation. */
export function UndoForm(props: UndoFormProps) {
  const { operation, to, isRedo = false, className = "button", shortcut, onSubmit } = props;
  return (
    <Form method="post" action={href("/undo")} onSubmit={onSubmit} preventScrollReset={!to}>
      <FormKeyInput />
      <input type="hidden" name="operation" value={operation} />
      {to ? <input type="hidden" name="to" value={to} /> : null}
      <button type="submit" className={className} aria-keyshortcuts={shortcut}>
        <Icon name={isRedo ? "redo-2" : "undo-2"} />
        {isRedo ? "Redo" : "Undo"}
      </button>
    </Form>
  );
}
