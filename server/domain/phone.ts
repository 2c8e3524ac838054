import { digitsOf } from "./fold.ts";

/** The country codes of E.164: two with one digit, some with two, and the rest with three. */
const countryCode = /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;

interface Phone {
  /** All digits, in order. */
  digits: string;
  /** The country code of a number that has one; otherwise empty. */
  country: string;
  /** The part that is dialled within the country, without leading zeros. */
  national: string;
}

/**
 * The parts of a number as written: +46 8 123 45 67, 0046 (0)8-123 45 67 and 08 123 45 67 share the
 * national part.
 */
export function readPhone(written: string): Phone {
  const digits = digitsOf(written);
  const isInternational = /^\D*?(?:\+|00)/.test(written.normalize("NFKC"));
  const whole = digits.replace(/^0+/, "");
  const country = isInternational ? (countryCode.exec(whole)?.[0] ?? "") : "";
  return { digits, country, national: whole.slice(country.length).replace(/^0+/, "") };
}

/** Fewer digits don't identify a number. */
const fewestDigits = 7;

/**
 * National numbers are compared by their last digits: those before them may be a country code
 * without its plus.
 */
const tellingDigits = 9;

/** What emails and phone numbers are compared by, with `sameReach`. */
export interface ReachKeys {
  /** The same for all spellings; null for too few digits to identify a number. */
  key: string | null;
  /** The digits before the key of a phone number with a country code; null without one. */
  prefix: string | null;
}

/** The keys of a phone number, without its extension. */
export function phoneKeys(phone: string | null): ReachKeys {
  const { digits, country, national } = readPhone(
    (phone ?? "").replace(/(?:x|ext\.?|#)\s*\d+\s*$/i, ""),
  );
  const whole = country + national;
  const all = country ? whole : digits;
  const telling = national.length >= fewestDigits ? national : all;
  if (telling.length < fewestDigits) return { key: null, prefix: null };
  const key = telling.slice(-tellingDigits);
  return { key, prefix: country ? whole.slice(0, whole.length - key.length) : null };
}

/** Whether two are the same: by their keys, and by their prefixes unless one has none. */
export function sameReach(one: ReachKeys, other: ReachKeys): boolean {
  if (one.key === null || one.key !== other.key) return false;
  return one.prefix === null || other.prefix === null || one.prefix === other.prefix;
}

/**
 * The digits that a phone number is searched by: with the country code, if it has one, and as
 * dialled within the country, always with a trunk zero.
 */
export function phoneSearchText(phone: string | null): string {
  const { country, national } = readPhone(phone ?? "");
  const within = national && `0${national}`;
  return country ? `${country}${national} ${within}` : within;
}

/** What may be a phone number, whole or in part. */
interface PhoneQuery {
  /** What to search for in the search texts of phone numbers. */
  digits: string;
  isWhole: boolean;
}

/**
 * Reads a search for a phone number; undefined if it isn't one. A short national number gets its
 * trunk zero, so that it isn't found at the end of a longer one.
 */
export function readPhoneQuery(typed: string): PhoneQuery | undefined {
  if (!/^[+(]*[0-9][0-9\s().+/-]*$/.test(typed)) return undefined;
  const { digits, country, national } = readPhone(typed);
  if (national.length < fewestDigits) {
    const part = `${country}${national}`;
    return part === "" ? undefined : { digits: part, isWhole: false };
  }
  const hasStart = national.length < tellingDigits && (country !== "" || digits.startsWith("0"));
  return { digits: hasStart ? `0${national}` : national.slice(-tellingDigits), isWhole: true };
}
