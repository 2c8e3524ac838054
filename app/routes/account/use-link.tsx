import { getFormProps, useForm } from "@conform-to/react";
import { Form, href, Link } from "react-router";
import { pageContext } from "#app/context.ts";
import { FormErrors } from "#app/forms/field.tsx";
import { readPostedForm } from "#app/forms/read-form.ts";
import { submitForm } from "#app/forms/submit.ts";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { signInLinkForm } from "#domain/account/input.ts";
import type { Route } from "./+types/use-link";
import { goOnFrom } from "./after-sign-in.ts";
import { AccountFrame } from "./frame.tsx";

export const meta: Route.MetaFunction = () => [{ title: "Sign in · Kith" }];

/** A mail program may follow the link by itself, so only posting the form signs somebody in. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const { authenticate } = context.get(pageContext);
  const form = await readPostedForm(request);
  return submitForm(request, form, signInLinkForm, async () =>
    goOnFrom(request, form, await authenticate("magic-link/verify", params)),
  );
}

export default function UseLink({ actionData }: Route.ComponentProps) {
  const [form] = useForm({ lastResult: actionData, defaultNoValidate: false });
  return (
    <AccountFrame
      title="Sign in"
      other={<Link to={href("/sign-in/link")}>Ask for a new link</Link>}
    >
      <Form method="post" {...getFormProps(form)} className="form">
        <FormErrors id={form.errorId} errors={form.errors} />
        <SubmitButton className="button button-primary button-wide">Sign in</SubmitButton>
      </Form>
    </AccountFrame>
  );
}
