import { getFormProps, useForm } from "@conform-to/react";
import { data, Form, href, redirect } from "react-router";
import { PasswordField } from "#app/components/password-field.tsx";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { backFrom } from "#app/forms/back.ts";
import { FormErrors, InputField } from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { keepForm, keptFormField } from "#app/forms/kept-form.ts";
import { readPostedForm } from "#app/forms/read-form.ts";
import { submitForm } from "#app/forms/submit.ts";
import { safeNext } from "#app/refusals.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { confirmForm } from "#domain/account/confirm-input.ts";
import { readKeptForm } from "#domain/account/kept-form.ts";
import { carryCookies } from "../../forms/auth-answer.ts";
import type { Route } from "./+types/confirm";
import { isFormOf, keptIn, sayDiscarded } from "./after-sign-in.ts";
import { PasskeyForm } from "./passkey-form.tsx";
import { SignInAgain } from "./sign-in-again.tsx";

export const meta: Route.MetaFunction = () => [{ title: "Confirm it's you · Kith" }];

/** Only this page's own form has this field; other forms are sent here to be kept. */
const ownField = "confirming";

export async function loader({ request, context }: Route.LoaderArgs) {
  const { account } = context.get(pageContext);
  const [{ isOn }, ways] = await Promise.all([account.twoStep.read(), account.waysIn()]);
  return {
    ...ways,
    hasApp: isOn,
    back: backFrom(request, href("/today")),
  };
}

/** Keeps a form that takes a confirmation; its page shows it again, filled in, after that. */
export async function action({ request, context }: Route.ActionArgs) {
  const { authenticate, session } = context.get(pageContext);
  const form = await readPostedForm(request);
  if (!form.has(ownField)) {
    const to = safeNext(new URL(request.url).searchParams.get("to"), href("/today"));
    const before = form.get(keptFormField);
    const kept =
      typeof before === "string" ? before : keepForm(form, to, backFrom(request, to), true);
    const answer: FormAnswer = { initialValue: { [keptFormField]: kept ?? "" } };
    return data(answer, { status: 403 });
  }
  return submitForm(request, form, confirmForm, async ({ currentPassword, code, back }) => {
    const typed = code === undefined ? { password: currentPassword } : { code };
    const answer = await authenticate("confirm", typed);
    const kept = readKeptForm(form.get(keptFormField));
    if (kept && !isFormOf(kept, session?.user)) return carryCookies(answer, await sayDiscarded());
    const to = safeNext(kept ? kept.to : back, href("/today"));
    const text = "Thanks for confirming. You can go on now.";
    return carryCookies(answer, kept ? redirect(to, 307) : await redirectSaying(to, { text }));
  });
}

export default function Confirm({ loaderData, actionData }: Route.ComponentProps) {
  const { hasApp, hasPassword, hasPasskey, providers, hasLink, back } = loaderData;
  const typedBack = actionData?.initialValue?.back;
  const way = { answer: actionData, back: typeof typedBack === "string" ? typedBack : back };
  const kept = keptIn(actionData);
  const again = <SignInAgain providers={providers} hasLink={hasLink} back={way.back} kept={kept} />;
  return (
    <div className="narrow">
      <PageHeader title="Confirm it's you" />
      <div className="card form">
        <p>You're signed in, but this takes a confirmation. It lasts for 10 minutes.</p>
        {hasPassword ? <PasswordForm {...way} /> : null}
        {hasPasskey ? (
          <PasskeyForm next={way.back} kept={kept}>
            Use a passkey
          </PasskeyForm>
        ) : null}
        {hasPasskey && !hasPassword ? (
          <noscript>
            <p>Passkeys need JavaScript.</p>
          </noscript>
        ) : null}
        {hasApp ? (
          <details open={actionData?.initialValue?.code !== undefined}>
            <summary>Use a code from your app instead</summary>
            <CodeForm {...way} />
          </details>
        ) : null}
        {hasPassword || hasPasskey ? (
          // A passkey may be on another device, or of no use in this browser.
          <details open={!hasPassword}>
            <summary>Confirm another way</summary>
            <div className="form">{again}</div>
          </details>
        ) : (
          again
        )}
      </div>
    </div>
  );
}

interface Way {
  answer: FormAnswer | undefined;
  back: string;
}

function PasswordForm({ answer, back }: Way) {
  const [form, fields] = useForm<{ currentPassword: string }>({
    lastResult: answer,
    defaultNoValidate: false,
  });
  return (
    <Form method="post" action={href("/confirm")} {...getFormProps(form)} className="form">
      <CarriedFields answer={answer} back={back} />
      <FormErrors id={form.errorId} errors={form.errors} />
      <PasswordField label="Password" meta={fields.currentPassword} autoFocus />
      <div className="form-actions">
        <SubmitButton>Confirm</SubmitButton>
      </div>
    </Form>
  );
}

function CodeForm({ answer, back }: Way) {
  const [form, fields] = useForm<{ code: string }>({
    lastResult: answer,
    defaultNoValidate: false,
  });
  return (
    <Form method="post" action={href("/confirm")} {...getFormProps(form)} className="form">
      <CarriedFields answer={answer} back={back} />
      <InputField
        label="Code from your app"
        meta={fields.code}
        autoComplete="one-time-code"
        inputMode="numeric"
        required
      />
      <div className="form-actions">
        <SubmitButton className="button">Confirm by code</SubmitButton>
      </div>
    </Form>
  );
}

function CarriedFields({ answer, back }: Way) {
  const kept = keptIn(answer);
  return (
    <>
      <input type="hidden" name={ownField} value="yes" />
      <input type="hidden" name="back" value={back} />
      {kept ? <input type="hidden" name={keptFormField} value={kept} /> : null}
    </>
  );
}
