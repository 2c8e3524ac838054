import { Form, href } from "react-router";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { Icon } from "../ui/icon.tsx";

interface UndoFormProps {
  /** The key of the operation to undo. */
  operation: string;
  /** Where it leads, when the page itself goes with it. */
  to?: string | undefined;
  className?: string;
  /** Keys that press it. */
  shortcut?: string;
  onSubmit?: () => void;
}

/** A button that undoes an operation. */
export function UndoForm(props: UndoFormProps) {
  const { operation, to, className = "button", shortcut, onSubmit } = props;
  return (
    <Form method="post" action={href("/undo")} onSubmit={onSubmit} preventScrollReset={!to}>
      <FormKeyInput />
      <input type="hidden" name="operation" value={operation} />
      {to ? <input type="hidden" name="to" value={to} /> : null}
      <button type="submit" className={className} aria-keyshortcuts={shortcut}>
        <Icon name="undo-2" />
        Undo
      </button>
    </Form>
  );
}
