import { data, href } from "react-router";
import { pageContext } from "#app/context.ts";
import { isUpload, readUpload } from "#app/files/upload-form.ts";
import { backFrom } from "#app/forms/back.ts";
import { keepForm, keptFormField } from "#app/forms/kept-form.ts";
import { readPostedForm } from "#app/forms/read-form.ts";
import { safeNext } from "#app/refusals.ts";
import type { Route } from "./+types/resume";
import { SignInForm } from "./sign-in-form.tsx";

export const meta: Route.MetaFunction = () => [{ title: "Sign in · Kith" }];

export async function loader({ context }: Route.LoaderArgs) {
  return { providers: await context.get(pageContext).account.provider.offered() };
}

/** Keeps a form whose session has ended, and shows it again once its person has signed in. */
export async function action({ request }: Route.ActionArgs) {
  const { form, hadFile } = await readSent(request);
  const before = form.get(keptFormField);
  const to = safeNext(new URL(request.url).searchParams.get("to"), href("/today"));
  const kept = typeof before === "string" ? before : keepForm(form, to, backFrom(request, to));
  return data({ kept, hadFile }, { status: 401 });
}

/** The fields before files, which may be longer than forms of text, and whether a file was selected. */
async function readSent(request: Request): Promise<{ form: FormData; hadFile: boolean }> {
  if (!isUpload(request)) return { form: await readPostedForm(request), hadFile: false };
  const { fields, files, close } = await readUpload(request);
  try {
    const { done } = await files[Symbol.asyncIterator]().next();
    return { form: fields, hadFile: !done };
  } finally {
    await close();
  }
}

/** Asks a person who has just sent a form to sign in. */
export default function Resume({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <SignInForm action={href("/sign-in")} kept={actionData?.kept} providers={loaderData.providers}>
      {actionData ? <p className="notice">{noticeFor(actionData)}</p> : null}
    </SignInForm>
  );
}

function noticeFor({ kept, hadFile }: { kept: string | null; hadFile: boolean }): string {
  const ended = "Your session has ended, so nothing was saved.";
  if (kept === null) return `${ended} Your text is too long to keep, so go back and copy it first.`;
  return hadFile
    ? `${ended} Sign in, then select the file again.`
    : `${ended} Sign in to get your text back.`;
}
