import { Form } from "react-router";
import { FormKeyInput } from "./form-key-input.tsx";

/** A button that runs an operation without fields. */
export function ButtonForm({
  action,
  className = "button",
  children,
}: {
  action: string;
  className?: string;
  children: React.ReactNode;
}) {
  return (
    <Form method="post" action={action}>
      <FormKeyInput />
      <button type="submit" className={className}>
        {children}
      </button>
    </Form>
  );
}
