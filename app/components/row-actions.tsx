import { Form, Link } from "react-router";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { Icon } from "../ui/icon.tsx";

interface RowActionsProps {
  /** The name of the row's record. */
  name: string;
  /** The page that edits it. */
  editPath: string;
  /** The route that deletes it. */
  deletePath: string;
}

/** A link that edits the record of a row, and a button that deletes it. */
export function RowActions({ name, editPath, deletePath }: RowActionsProps) {
  return (
    <div className="cell-actions">
      <Link className="button button-quiet" to={editPath} aria-label={`Edit ${name}`}>
        <Icon name="pencil" />
      </Link>
      <Form method="post" action={deletePath}>
        <FormKeyInput />
        <button type="submit" className="button button-quiet" aria-label={`Delete ${name}`}>
          <Icon name="trash-2" />
        </button>
      </Form>
    </div>
  );
}
