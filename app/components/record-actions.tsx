import { Link } from "react-router";
import { ButtonForm } from "#app/forms/button-form.tsx";
import { useShortcut } from "#app/use-shortcut.ts";
import { Icon } from "../ui/icon.tsx";

/** The actions on a whole record, at the top of its page. */
export function RecordActions({ editTo, deleteTo }: { editTo: string; deleteTo: string }) {
  const shortcut = useShortcut("E");
  return (
    <>
      <Link className="button" to={editTo} aria-keyshortcuts={shortcut}>
        <Icon name="pencil" />
        Edit
      </Link>
      <ButtonForm action={deleteTo} className="button button-danger">
        <Icon name="trash-2" />
        Delete
      </ButtonForm>
    </>
  );
}
