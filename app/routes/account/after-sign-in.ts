import { href, redirect } from "react-router";
import { redirectSaying } from "#app/flash.ts";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { accountIn, formKeyField } from "#app/forms/form-key.ts";
import { keptFormField } from "#app/forms/kept-form.ts";
import { safeNext } from "#app/refusals.ts";
import { type KeptForm, readKeptForm } from "#domain/account/kept-form.ts";
import { carryCookies } from "../../forms/auth-answer.ts";

/** The page that somebody was on the way to. */
export function nextOf(request: Request): string {
  return safeNext(new URL(request.url).searchParams.get("next"), href("/today"));
}

/** The kept form that a form shown again carries. */
export function keptIn(answer: FormAnswer | undefined): string | null {
  const kept = answer?.initialValue?.[keptFormField];
  return typeof kept === "string" ? kept : null;
}

interface Answer {
  /** Better Auth asks for the second step. */
  twoFactorRedirect?: boolean;
  user?: { id?: string | number };
}

/**
 * Goes on from an accepted password or code: to the second step, to the kept form, or to where the
 * person was going. Throws Better Auth's refusals with our messages.
 */
export async function goOnFrom(
  request: Request,
  form: FormData,
  accepted: Response,
): Promise<Response> {
  const answer = (await accepted
    .clone()
    .json()
    .catch(() => ({}))) as Answer;
  const kept = readKeptForm(form.get(keptFormField));
  return carryCookies(accepted, await onward(request, kept, answer));
}

async function onward(request: Request, kept: KeptForm | null, answer: Answer): Promise<Response> {
  const next = nextOf(request);
  if (!answer.twoFactorRedirect) return kept ? resume(kept, answer) : redirect(next);
  const page = `${href("/sign-in/code")}?${new URLSearchParams({ next })}`;
  return redirect(page, kept ? 307 : 302);
}

/** Continues with a kept form: its page shows it filled in. */
async function resume(kept: KeptForm, { user }: Answer): Promise<Response> {
  return isFormOf(kept, user) ? redirect(pageOf(kept), 307) : sayDiscarded();
}

/** The path that a kept form is sent to. */
export function pageOf({ to }: KeptForm): string {
  return safeNext(to, href("/today"));
}

/** Whether a kept form is of the account that has signed in: another one never sees it. */
export function isFormOf({ fields }: KeptForm, user: Answer["user"]): boolean {
  const [, formKey = ""] = fields.find(([name]) => name === formKeyField) ?? [];
  return String(user?.id) === accountIn(formKey);
}

/** Goes on without a kept form of another account. */
export function sayDiscarded(): Promise<Response> {
  return redirectSaying(href("/today"), {
    text: "The unsaved form belonged to another account, so it was discarded.",
  });
}
