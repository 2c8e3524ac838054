/** The currencies in use (ISO 4217), by code. */
export const currencies: readonly string[] = (
  "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD " +
  "CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP " +
  "GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD " +
  "KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN " +
  "NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP " +
  "SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND " +
  "VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG"
).split(" ");

const known = new Set(currencies);
const withoutMinorUnit = new Set(
  "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split(" "),
);
const withThousandths = new Set("BHD IQD JOD KWD LYD OMR TND".split(" "));

export function isCurrency(code: string): boolean {
  return known.has(code);
}

/** Stands for any currency (ISO 4217), as in a filter that matches deals in all of them. */
export const anyCurrency = "XXX";

/** The digits of a currency's minor unit (ISO 4217): JPY 0, AUD 2, KWD 3. */
export function minorDigits(currency: string): number {
  if (withoutMinorUnit.has(currency)) return 0;
  return withThousandths.has(currency) ? 3 : 2;
}

/** The largest amount that a deal may have, in its currency's major unit. */
export const largestAmount = 1e10;

/**
 * An amount in minor units, which adds up exactly; undefined if it has more decimals than its
 * currency.
 */
export function toMinor(amount: number, currency: string): number | undefined {
  const digits = minorDigits(currency);
  if (Number(amount.toFixed(digits)) !== amount) return undefined;
  return Math.round(amount * 10 ** digits);
}

/** Minor units as an amount in the major unit. */
export function fromMinor(minor: number, currency: string): number {
  return minor / 10 ** minorDigits(currency);
}

export const noAmountMessage = "Enter an amount, e.g. 1,250.00.";
export const aboveZeroMessage = "Enter an amount above 0.";
export const tooLargeMessage = "Enter an amount up to 10 billion.";

/** What to enter instead of an amount with too many decimals for its currency. */
export function decimalsMessage(currency: string, example: string): string {
  const digits = minorDigits(currency);
  const whose = currency === anyCurrency ? "" : ` for ${currency}`;
  if (digits === 0) return `Enter a whole number${whose}, e.g. ${example}.`;
  return `Enter up to ${digits} decimal places${whose}, e.g. ${example}.`;
}

/**
 * What is wrong with an amount of money in its major unit, as a message; undefined if it is fine.
 */
export function amountFault(amount: number, currency: string): string | undefined {
  if (!Number.isFinite(amount)) return noAmountMessage;
  if (amount <= 0) return aboveZeroMessage;
  if (amount > largestAmount) return tooLargeMessage;
  if (toMinor(amount, currency) !== undefined) return undefined;
  return decimalsMessage(currency, (1250).toFixed(minorDigits(currency)));
}
