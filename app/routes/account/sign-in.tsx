import { redirect } from "react-router";
import { faultIn } from "#app/components/provider.server.ts";
import { pageContext } from "#app/context.ts";
import { readPostedForm } from "#app/forms/read-form.ts";
import { submitForm } from "#app/forms/submit.ts";
import { graceDays } from "#domain/account/deletion.ts";
import { signInForm } from "#domain/account/input.ts";
import type { Route } from "./+types/sign-in";
import { goOnFrom, keptIn, nextOf } from "./after-sign-in.ts";
import { SignInForm } from "./sign-in-form.tsx";

export const meta: Route.MetaFunction = () => [{ title: "Sign in · Kith" }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const { session, account } = context.get(pageContext);
  if (session) throw redirect(nextOf(request));
  const [{ sendsMail }, providers] = await Promise.all([
    account.mail.reach(),
    account.provider.offered(),
  ]);
  const url = new URL(request.url);
  const { searchParams } = url;
  return {
    isReset: searchParams.has("reset"),
    isDeleted: searchParams.has("deleted"),
    next: nextOf(request),
    sendsMail,
    providers,
    fault: faultIn(url),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { authenticate } = context.get(pageContext);
  const form = await readPostedForm(request);
  return submitForm(request, form, signInForm, async (credentials) =>
    goOnFrom(request, form, await authenticate("sign-in/email", credentials)),
  );
}

export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <SignInForm
      answer={actionData}
      kept={keptIn(actionData)}
      next={loaderData.next}
      hasLinks={loaderData.sendsMail}
      providers={loaderData.providers}
    >
      {loaderData.fault ? (
        <p className="notice notice-danger" role="alert">
          {loaderData.fault}
        </p>
      ) : null}
      {loaderData.isReset ? (
        <p className="notice">Your password is changed. Sign in with the new one.</p>
      ) : null}
      {loaderData.isDeleted ? (
        <p className="notice">
          Your account will be deleted in {graceDays} days. Sign in before then to keep it.
        </p>
      ) : null}
    </SignInForm>
  );
}
