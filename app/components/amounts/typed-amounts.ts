import { redirect } from "react-router";
import { parseAmount } from "#domain/money/amount.ts";
import { anyCurrency, fromMinor, isCurrency } from "#domain/money/money.ts";

/** The parameters of a range of amounts, as lists of deals are filtered by it. */
export const amountNames = { valueFrom: "value-from", valueTo: "value-to" } as const;

/** An amount that can't be read, with the message that says what to enter instead. */
export interface RefusedAmount {
  typed: string;
  reason: string;
}

/** The amounts in a list's URL that can't be read, by parameter. */
export type RefusedAmounts = Record<string, RefusedAmount>;

/** The name of the field for typing the amount whose number is the parameter `name`. */
export function typedName(name: string): string {
  return `${name}-typed`;
}

/** The currency of a filter's amounts. */
export function filterCurrency(typed: unknown): string {
  return typeof typed === "string" && isCurrency(typed) ? typed : anyCurrency;
}

/**
 * Replaces an amount as typed in a locale (BCP 47) by its number, so that a URL means the same to
 * everybody. Leaves an amount that can't be read, and returns why.
 */
export function settleAmount(
  fields: FormData | URLSearchParams,
  name: string,
  locale: string,
): RefusedAmount | null {
  const typed = String(fields.get(typedName(name)) ?? "").trim();
  if (typed === "") return null;
  const currency = filterCurrency(fields.get("currency"));
  const { minor, reason } = parseAmount(typed, { locale, currency });
  if (reason !== undefined) return { typed, reason };
  fields.delete(typedName(name));
  fields.set(name, String(fromMinor(minor, currency)));
  return null;
}

/**
 * Settles amounts that reached a list's URL as typed, as they do without JavaScript: redirects to
 * the settled URL, or returns what can't be read.
 */
export function settleAmounts(url: URL, locale: string): RefusedAmounts {
  const params = new URLSearchParams(url.search);
  const refused: RefusedAmounts = {};
  for (const name of Object.values(amountNames)) {
    const fault = settleAmount(params, name, locale);
    if (fault) refused[name] = fault;
  }
  if (params.toString() !== url.searchParams.toString()) {
    throw redirect(`${url.pathname}?${params}`);
  }
  return refused;
}
