import { Form, href } from "react-router";
import { forgetRecent } from "#app/forget-recent.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { Icon } from "../ui/icon.tsx";

/** A button that signs the person out, and leaves no names of records to the next one at this browser. */
export function SignOutForm({ className }: { className: string }) {
  return (
    <Form method="post" action={href("/sign-out")} onSubmit={forgetRecent}>
      <FormKeyInput />
      <button type="submit" className={className}>
        <Icon name="log-out" size={18} />
        Sign out
      </button>
    </Form>
  );
}
