import { Pencil, Trash2 } from "lucide-react";
import { Link } from "react-router";
import { ButtonForm } from "#app/forms/button-form.tsx";
import { useShortcut } from "#app/use-shortcut.ts";

/** What can be done with a record as a whole, at the top of its page. */
export function RecordActions({ editTo, deleteTo }: { editTo: string; deleteTo: string }) {
  const shortcut = useShortcut("E");
  return (
    <>
      <Link className="button" to={editTo} prefetch="intent" aria-keyshortcuts={shortcut}>
        <Pencil size={16} aria-hidden="true" />
        Edit
      </Link>
      <ButtonForm action={deleteTo} className="button button-danger">
        <Trash2 size={16} aria-hidden="true" />
        Delete
      </ButtonForm>
    </>
  );
}
