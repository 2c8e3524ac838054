import { href } from "react-router";
import { ButtonForm } from "#app/forms/button-form.tsx";
import { useRootData } from "#app/page-data.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";

/** The page for an empty workspace. */
export function Beginning() {
  const name = useRootData()?.user?.name;
  return (
    <EmptyState
      title={name ? `Welcome, ${name}` : "Welcome"}
      primary={{ to: href("/contacts/new"), label: "Add a contact" }}
      link={{ to: href("/import"), label: "Import a file" }}
      button={<ButtonForm action={href("/sample/load")}>Add sample data</ButtonForm>}
    >
      Add a contact, import your list, or explore with sample data. You can remove it in one click.
    </EmptyState>
  );
}
