import { href, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { accountIn, formKeyField } from "#app/forms/form-key.ts";
import { type KeptForm, keptFormField, readKeptForm } from "#app/forms/kept-form.ts";
import { readPostedForm } from "#app/forms/read-form.ts";
import { submitForm } from "#app/forms/submit.ts";
import { safeNext } from "#app/refusals.ts";
import { signInForm } from "#domain/account/input.ts";
import { carryCookies } from "../../forms/auth-answer.ts";
import type { Route } from "./+types/sign-in";
import { SignInForm } from "./sign-in-form.tsx";

export const meta: Route.MetaFunction = () => [{ title: "Sign in · Kith" }];

function nextOf(request: Request): string {
  return safeNext(new URL(request.url).searchParams.get("next"), href("/today"));
}

export function loader({ request, context }: Route.LoaderArgs) {
  if (context.get(pageContext).session) throw redirect(nextOf(request));
  return { isReset: new URL(request.url).searchParams.has("reset") };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { authenticate } = context.get(pageContext);
  const form = await readPostedForm(request);
  return submitForm(request, form, signInForm, async (credentials) => {
    const answer = await authenticate("sign-in/email", credentials);
    const kept = readKeptForm(form.get(keptFormField));
    const onward = kept ? await resume(kept, answer.clone()) : redirect(nextOf(request));
    return carryCookies(answer, onward);
  });
}

/**
 * Continues with a kept form: its page shows it filled in. It is discarded if another account signs
 * in, so that this account never sees it.
 */
async function resume({ to, fields }: KeptForm, answer: Response): Promise<Response> {
  const { user } = (await answer.json().catch(() => ({}))) as { user?: { id?: string | number } };
  const [, formKey = ""] = fields.find(([name]) => name === formKeyField) ?? [];
  const page = href("/today");
  if (String(user?.id) === accountIn(formKey)) return redirect(safeNext(to, page), 307);
  return redirectSaying(page, {
    text: "The unsaved form belonged to another account, so it was discarded.",
  });
}

export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  const kept = actionData?.initialValue?.[keptFormField];
  return (
    <SignInForm answer={actionData} kept={typeof kept === "string" ? kept : null}>
      {loaderData.isReset ? (
        <p className="notice">Your password is changed. Sign in with the new one.</p>
      ) : null}
    </SignInForm>
  );
}
