import { data, href, redirect } from "react-router";
import { leadTo, providerIn } from "#app/components/provider.server.ts";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { readPostedForm } from "#app/forms/read-form.ts";
import { submitForm } from "#app/forms/submit.ts";
import { safeNext } from "#app/refusals.ts";
import { type KeptForm, readKeptForm } from "#domain/account/kept-form.ts";
import {
  type ProviderFault,
  providerFaultMessage,
  providerNames,
} from "#domain/account/provider.ts";
import { beginProviderForm } from "#domain/account/provider-input.ts";
import type { Returned } from "#server/auth-return.ts";
import { carryCookies } from "../../forms/auth-answer.ts";
import type { Route } from "./+types/with-provider";
import { isFormOf, keptIn, pageOf, sayDiscarded } from "./after-sign-in.ts";
import { KeptPage, type KeptPageProps } from "./kept-page.tsx";
import { SignInForm } from "./sign-in-form.tsx";

export const meta: Route.MetaFunction = () => [{ title: "Sign in · Kith" }];

/** Leads to the provider. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const { authenticate } = context.get(pageContext);
  const provider = providerIn(params);
  const form = await readPostedForm(request);
  return submitForm(request, form, beginProviderForm, async (carried) =>
    leadTo(await authenticate("sign-in/social", { ...carried, provider })),
  );
}

/** Here the provider leads back to; without its answer, this is another page to sign in on. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { account, authenticate, session } = context.get(pageContext);
  const provider = providerIn(params);
  const query = Object.fromEntries(new URL(request.url).searchParams);
  if (query.code === undefined && query.error === undefined) {
    return { providers: await account.provider.offered(), page: null };
  }
  const answer = await authenticate("callback", { ...query, provider });
  const returned = (await answer.clone().json()) as Returned;
  const kept = readKeptForm(returned.keptForm ?? null);
  if (!kept) throw await carryCookies(answer, await onward(returned, provider));
  // Before a second step, nobody is signed in any more: whose form it is, is looked at after that.
  const isOn = returned.wasSignedIn && !returned.twoFactorRedirect;
  const person = returned.user ?? (isOn ? session?.user : undefined);
  if (person && !isFormOf(kept, person)) {
    throw await carryCookies(answer, await sayDiscarded());
  }
  const { headers } = await carryCookies(answer, new Response());
  return data({ providers: [], page: keptPage(returned, kept, provider) }, { headers });
}

/** Where a kept form goes on to. */
function keptPage(returned: Returned, kept: KeptForm, provider: Provider): KeptPageProps {
  const { wasSignedIn, fault, twoFactorRedirect, keptForm = "" } = returned;
  const carried = { kept: keptForm, fault: null };
  if (fault) {
    const to = wasSignedIn ? href("/confirm") : href("/sign-in/resume");
    const title = wasSignedIn ? "Confirm it's you" : "Sign in";
    return { ...carried, title, to, fault: providerFaultMessage(fault, providerNames[provider]) };
  }
  if (twoFactorRedirect) return { ...carried, title: "Welcome back", to: href("/sign-in/code") };
  const title = wasSignedIn ? "Thanks for confirming" : "You're signed in again";
  return { ...carried, title, to: pageOf(kept) };
}

async function onward(
  { next, isLink, wasSignedIn, fault, twoFactorRedirect }: Returned,
  provider: Provider,
) {
  const name = providerNames[provider];
  if (isLink) {
    const text = fault ? providerFaultMessage(fault, name) : `Linked ${name}.`;
    return redirectSaying(href("/settings/providers"), { text });
  }
  const page = safeNext(next, href("/today"));
  if (fault && wasSignedIn) {
    return redirectSaying(page, { text: providerFaultMessage(fault, name) });
  }
  if (fault) return redirect(faultPage(fault, provider, page));
  if (!twoFactorRedirect) return redirect(page);
  return redirect(`${href("/sign-in/code")}?${new URLSearchParams({ next: page })}`);
}

type Provider = ReturnType<typeof providerIn>;

function faultPage(fault: ProviderFault, provider: Provider, next: string): string {
  return `${href("/sign-in")}?${new URLSearchParams({ with: provider, fault, next })}`;
}

export default function WithProvider({ loaderData, actionData }: Route.ComponentProps) {
  const { providers, page } = loaderData;
  if (page) return <KeptPage {...page} />;
  const carried = carriedIn(actionData);
  const next = carried.get("next") ?? href("/today");
  return (
    <SignInForm
      answer={actionData}
      action={`${href("/sign-in")}?${new URLSearchParams({ next })}`}
      kept={keptIn(actionData)}
      next={next}
      providers={providers}
      carried={["invitation", "timeZone"].map((name) => (
        <input key={name} type="hidden" name={name} value={carried.get(name) ?? ""} />
      ))}
    />
  );
}

/** What a refused press has carried, for the next one. */
function carriedIn(answer: FormAnswer | undefined): Map<string, string> {
  const sent = Object.entries(answer?.initialValue ?? {});
  return new Map(sent.filter((field): field is [string, string] => typeof field[1] === "string"));
}
