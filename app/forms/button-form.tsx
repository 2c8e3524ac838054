import { Form } from "react-router";
import { FormKeyInput } from "./form-key-input.tsx";

interface ButtonFormProps {
  action: string;
  className?: string;
  /** The button's name, if it shows only an icon. */
  label?: string;
  /** Hidden fields. */
  fields?: Record<string, string>;
  children: React.ReactNode;
}

/** A button that runs an operation without fields to fill in. */
export function ButtonForm({
  action,
  className = "button",
  label,
  fields = {},
  children,
}: ButtonFormProps) {
  return (
    <Form method="post" action={action}>
      <FormKeyInput />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className={className} aria-label={label}>
        {children}
      </button>
    </Form>
  );
}
