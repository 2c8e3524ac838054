import { useFormKey } from "#app/page-data.ts";
import { formKeyField } from "./form-key.ts";

/** Belongs in every form that changes something. */
export function FormKeyInput() {
  const key = useFormKey();
  return <input type="hidden" name={formKeyField} value={key} />;
}
