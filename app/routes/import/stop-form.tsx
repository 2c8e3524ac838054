import { href } from "react-router";
import { ButtonForm } from "#app/forms/button-form.tsx";

/** A button that ends an import. */
export function StopForm({ id }: { id: number }) {
  return (
    <ButtonForm
      action={href("/import/:id/stop", { id: String(id) })}
      className="button button-quiet"
    >
      Cancel import
    </ButtonForm>
  );
}
