import { useRouteLoaderData } from "react-router";
import type { loader } from "#app/root.tsx";
import { formKeyField } from "./form-key.ts";

/** Goes into every form that changes something. */
export function FormKeyInput() {
  const key = useRouteLoaderData<typeof loader>("root")?.formKey ?? "";
  return <input type="hidden" name={formKeyField} value={key} />;
}
