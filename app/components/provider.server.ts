import { data, redirect } from "react-router";
import {
  type ProviderId,
  providerFaultMessage,
  providerFaults,
  providerIds,
  providerNames,
} from "#domain/account/provider.ts";
import { carryCookies } from "../forms/auth-answer.ts";

/** The provider in a URL; any other name answers 404. */
export function providerIn({ provider }: { provider: string }): ProviderId {
  const id = providerIds.find((each) => each === provider);
  if (!id) throw data("There is no such page.", { status: 404 });
  return id;
}

/** Leads to the provider, once Better Auth has begun. Throws its refusals with our messages. */
export async function leadTo(begun: Response): Promise<Response> {
  const { url = "/" } = (await begun
    .clone()
    .json()
    .catch(() => ({}))) as { url?: string };
  return carryCookies(begun, redirect(url));
}

/** What the sign-in page says to somebody who has come back from a provider without success. */
export function faultIn({ searchParams }: URL): string | null {
  const fault = providerFaults.find((each) => each === searchParams.get("fault"));
  const id = providerIds.find((each) => each === searchParams.get("with"));
  return fault && id ? providerFaultMessage(fault, providerNames[id]) : null;
}
