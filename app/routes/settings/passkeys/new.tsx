import { getFormProps, useForm } from "@conform-to/react";
import { type FormEvent, useState } from "react";
import { Form, href, Link, useSubmit } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { FormErrors, InputField } from "#app/forms/field.tsx";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { submit } from "#app/forms/submit.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { createPasskey, readOptions } from "#app/ui/passkey.ts";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { longestPasskeyName } from "#domain/account/passkey.ts";
import { newPasskeyForm } from "#domain/account/passkey-input.ts";
import { carryCookies } from "../../../forms/auth-answer.ts";
import type { Route } from "./+types/new";
import "../settings.css";

export const meta: Route.MetaFunction = () => [{ title: "Add passkey · Kith" }];

/** Only somebody who has confirmed that it's them gets so far. */
export async function loader({ context }: Route.LoaderArgs) {
  await context.get(pageContext).account.passkey.mayAdd();
  return null;
}

export function action({ request, context }: Route.ActionArgs) {
  const { authenticate } = context.get(pageContext);
  return submit(request, newPasskeyForm, async ({ name, credential }) =>
    carryCookies(
      await authenticate("passkey/verify-registration", { name, response: credential }),
      await redirectSaying(href("/settings/passkeys"), { text: `Added passkey “${name}”.` }),
    ),
  );
}

export default function NewPasskey({ actionData }: Route.ComponentProps) {
  const [form, fields] = useForm<{ name: string }>({
    lastResult: actionData,
    defaultNoValidate: false,
  });
  const [fault, setFault] = useState<string>();
  const send = useSubmit();
  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    try {
      typed.set("credential", await createPasskey(await readOptions("register")));
      await send(typed, { method: "post" });
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    }
  }
  return (
    <div className="narrow">
      <PageHeader title="Add passkey" />
      <noscript>
        <p className="notice">Passkeys need JavaScript, which is switched off in this browser.</p>
      </noscript>
      <Form method="post" {...getFormProps(form)} className="form card" onSubmit={add}>
        <FormKeyInput />
        <FormErrors id={form.errorId} errors={fault ? [fault] : form.errors} />
        <InputField
          label="Name"
          meta={fields.name}
          limit={longestPasskeyName}
          hint="To tell it from others, e.g. Ada's phone."
          required
          autoFocus
        />
        <p className="muted">Your device asks for your fingerprint, face or PIN next.</p>
        <div className="form-actions">
          <SubmitButton>Add passkey</SubmitButton>
          <Link className="button button-quiet" to={href("/settings/passkeys")}>
            Cancel
          </Link>
        </div>
      </Form>
    </div>
  );
}
