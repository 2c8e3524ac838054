import { getFormProps, useForm } from "@conform-to/react";
import { data, Form, href, Link, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { FormErrors, InputField } from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { keptFormField } from "#app/forms/kept-form.ts";
import { readPostedForm } from "#app/forms/read-form.ts";
import { asTyped, submitForm } from "#app/forms/submit.ts";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { secondStepForm } from "#domain/account/two-step-input.ts";
import type { Route } from "./+types/second-step";
import { goOnFrom, keptIn, nextOf } from "./after-sign-in.ts";
import { AccountFrame } from "./frame.tsx";

export const meta: Route.MetaFunction = () => [{ title: "Enter your code · Kith" }];

/** Better Auth's cookie while the second step is due. */
const challenge = /(?:^|; )better-auth\.two_factor=/;

export function loader({ request, context }: Route.LoaderArgs) {
  if (context.get(pageContext).session) throw redirect(nextOf(request));
  if (!challenge.test(request.headers.get("cookie") ?? "")) throw redirect(href("/sign-in"));
  return null;
}

export async function action({ request, context }: Route.ActionArgs) {
  const { authenticate } = context.get(pageContext);
  const form = await readPostedForm(request);
  // The page before sends its form along, if it carries one that was kept.
  if (!form.has("code") && !form.has("recoveryCode")) {
    form.delete("email");
    form.delete("password");
    return data(asTyped(form, secondStepForm));
  }
  return submitForm(request, form, secondStepForm, async ({ code, recoveryCode, trustDevice }) => {
    const typed = { code: code ?? recoveryCode, trustDevice: trustDevice === "on" };
    const path = code ? "two-factor/verify-totp" : "two-factor/verify-backup-code";
    return goOnFrom(request, form, await authenticate(path, typed));
  });
}

export default function SecondStep({ actionData }: Route.ComponentProps) {
  return (
    <AccountFrame
      title="Enter your code"
      other={<Link to={href("/sign-in")}>Back to sign-in</Link>}
    >
      <CodeForm answer={actionData} />
      <RecoveryForm answer={actionData} />
    </AccountFrame>
  );
}

interface StepProps {
  answer: FormAnswer | undefined;
}

function CodeForm({ answer }: StepProps) {
  const [form, fields] = useForm<{ code: string; trustDevice: string }>({
    lastResult: answer,
    defaultNoValidate: false,
  });
  return (
    <Form method="post" {...getFormProps(form)} className="form">
      <KeptInput answer={answer} />
      <FormErrors id={form.errorId} errors={form.errors} />
      <InputField
        label="Code from your app"
        meta={fields.code}
        autoComplete="one-time-code"
        inputMode="numeric"
        required
        autoFocus
      />
      <label className="choice">
        <input
          type="checkbox"
          name={fields.trustDevice.name}
          value="on"
          defaultChecked={fields.trustDevice.initialValue === "on"}
        />
        Don't ask on this device for 30 days
      </label>
      <SubmitButton className="button button-primary button-wide">Sign in</SubmitButton>
    </Form>
  );
}

function RecoveryForm({ answer }: StepProps) {
  const [form, fields] = useForm<{ recoveryCode: string }>({
    lastResult: answer,
    defaultNoValidate: false,
  });
  const { initialValue, errors } = fields.recoveryCode;
  return (
    <details open={Boolean(initialValue || errors)}>
      <summary>Use a recovery code instead</summary>
      <Form method="post" {...getFormProps(form)} className="form">
        <KeptInput answer={answer} />
        <InputField
          label="Recovery code"
          meta={fields.recoveryCode}
          autoComplete="off"
          hint="Each one works once."
          required
        />
        <SubmitButton className="button button-wide">Use recovery code</SubmitButton>
      </Form>
    </details>
  );
}

function KeptInput({ answer }: StepProps) {
  const kept = keptIn(answer);
  return kept ? <input type="hidden" name={keptFormField} value={kept} /> : null;
}
