import { Pencil, Trash2 } from "lucide-react";
import { Link } from "react-router";
import { ButtonForm } from "#app/forms/button-form.tsx";

/** What can be done with a record as a whole, at the top of its page. */
export function RecordActions({ editTo, deleteTo }: { editTo: string; deleteTo: string }) {
  return (
    <>
      <Link className="button" to={editTo}>
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
