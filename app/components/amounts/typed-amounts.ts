import { redirect } from "react-router";
import { parseAmount } from "#domain/money/amount.ts";
import { anyCurrency, fromMinor, isCurrency } from "#domain/money/money.ts";

/** An amount that cannot be read, with the sentence that says what to enter instead. */
export interface RefusedAmount {
  typed: string;
  reason: string;
}

/** The amounts of a list's address that cannot be read, by the names of their parameters. */
export type RefusedAmounts = Record<string, RefusedAmount>;

/** What a field of an amount is called whose number is `name` in the address. */
export function typedName(name: string): string {
  return `${name}-typed`;
}

/** The currency that a filter's amounts are meant in. */
export function filterCurrency(chosen: unknown): string {
  return typeof chosen === "string" && isCurrency(chosen) ? chosen : anyCurrency;
}

/**
 * Puts the number in the place of an amount as it was typed by somebody of a locale (BCP 47), so that an
 * address means the same to everybody. Leaves one that cannot be read, and answers why.
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
 * Settles the amounts that the address of a list has as they were typed, which it does where no
 * JavaScript ran: leads to the settled address, or answers what cannot be read.
 */
export function settleAmounts(url: URL, names: readonly string[], locale: string): RefusedAmounts {
  const params = new URLSearchParams(url.search);
  const refused: RefusedAmounts = {};
  for (const name of names) {
    const fault = settleAmount(params, name, locale);
    if (fault) refused[name] = fault;
  }
  if (params.toString() !== url.searchParams.toString()) {
    throw redirect(`${url.pathname}?${params}`);
  }
  return refused;
}
