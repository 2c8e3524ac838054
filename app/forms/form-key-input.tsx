import { useActionData } from "react-router";
import { useFormKey } from "#app/page-data.ts";
import type { FormAnswer } from "./form-answer.ts";
import { formKeyField } from "./form-key.ts";

/**
 * Belongs in every form that changes something. A form that is shown again keeps its key: if it was saved
 * although its answer got lost, sending it again does nothing more.
 */
export function FormKeyInput() {
  const key = useFormKey();
  const answer = useActionData<Partial<FormAnswer> | null>();
  const sent = answer?.status === "error" ? answer.initialValue?.[formKeyField] : undefined;
  return <input type="hidden" name={formKeyField} value={typeof sent === "string" ? sent : key} />;
}
