import { Form, href } from "react-router";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { Icon } from "../ui/icon.tsx";

interface DismissFormProps {
  ids: readonly number[];
  /** The page to go to afterwards; by default the page with the button. */
  to?: string;
}

/** A button that marks contacts as not duplicates. */
export function DismissForm({ ids, to }: DismissFormProps) {
  return (
    <Form method="post" action={href("/duplicates/dismiss")} preventScrollReset={!to}>
      <FormKeyInput />
      {ids.map((id) => (
        <input key={id} type="hidden" name="id" value={id} />
      ))}
      {to ? <input type="hidden" name="to" value={to} /> : null}
      <button type="submit" className="button">
        <Icon name="x" />
        {ids.length > 2 ? "Not duplicates" : "Not a duplicate"}
      </button>
    </Form>
  );
}
