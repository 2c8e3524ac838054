import { accountLimits } from "./account.ts";
import { isCurrency } from "./money.ts";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export interface Settings {
  /** BCP 47. */
  locale: string;
  /** IANA. */
  timeZone: string;
  /** ISO 4217. */
  currency: string;
}

export const defaultSettings: Settings = {
  locale: "en-AU",
  timeZone: "Australia/Sydney",
  currency: "AUD",
};

/** What of somebody's settings rides in their session. */
export interface SessionSettings extends Settings {
  name: string;
  theme: Theme;
  /** Whether single keys are shortcuts. */
  shortcuts: boolean;
}

/** The currency of a region (ISO 3166), for the regions whose people are likeliest to come; others start with the default. */
const currencyByRegion: Record<string, string> = {
  AU: "AUD",
  NZ: "NZD",
  US: "USD",
  CA: "CAD",
  GB: "GBP",
  IE: "EUR",
  DE: "EUR",
  AT: "EUR",
  FR: "EUR",
  BE: "EUR",
  NL: "EUR",
  LU: "EUR",
  ES: "EUR",
  PT: "EUR",
  IT: "EUR",
  FI: "EUR",
  GR: "EUR",
  SK: "EUR",
  SI: "EUR",
  HR: "EUR",
  EE: "EUR",
  LV: "EUR",
  LT: "EUR",
  CH: "CHF",
  SE: "SEK",
  NO: "NOK",
  DK: "DKK",
  PL: "PLN",
  CZ: "CZK",
  HU: "HUF",
  RO: "RON",
  TR: "TRY",
  JP: "JPY",
  CN: "CNY",
  HK: "HKD",
  SG: "SGD",
  IN: "INR",
  KR: "KRW",
  TW: "TWD",
  TH: "THB",
  MY: "MYR",
  ID: "IDR",
  PH: "PHP",
  VN: "VND",
  IL: "ILS",
  AE: "AED",
  SA: "SAR",
  KW: "KWD",
  ZA: "ZAR",
  NG: "NGN",
  KE: "KES",
  BR: "BRL",
  MX: "MXN",
  AR: "ARS",
  CL: "CLP",
  CO: "COP",
};

/** Whether Intl can format by this locale. */
export function isLocale(text: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(text).length === 1;
  } catch {
    return false;
  }
}

/** Whether Intl knows this time zone. */
export function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

/** Settings for a new person, from what their browser tells; the default where it tells nothing. */
export function settingsFor(told: {
  acceptLanguage: string | null;
  timeZone: string | null | undefined;
}): Settings {
  const tag = told.acceptLanguage?.split(",")[0]?.split(";")[0]?.trim() ?? "";
  const known = tag !== "" && tag.length < 36 && isLocale(tag);
  const region = known ? new Intl.Locale(tag).region : undefined;
  const { timeZone } = told;
  return {
    locale: known && region ? tag : defaultSettings.locale,
    timeZone: timeZone && isTimeZone(timeZone) ? timeZone : defaultSettings.timeZone,
    currency: (region && currencyByRegion[region]) || defaultSettings.currency,
  };
}

/** Somebody's settings as they were stored or sent; whatever is not one has its default instead. */
export function readSettings(
  stored: Partial<Record<keyof SessionSettings, unknown>>,
): SessionSettings {
  return {
    name: readName(stored.name),
    locale: readLocale(stored.locale),
    timeZone: readTimeZone(stored.timeZone),
    currency: readCurrency(stored.currency),
    theme: readTheme(stored.theme),
    shortcuts: stored.shortcuts !== false,
  };
}

/** A name with what a page and a cookie can hold of it. */
export function readName(stored: unknown): string {
  const start = typeof stored === "string" ? stored.slice(0, accountLimits.name) : "";
  return start.replace(/[\0\p{Surrogate}]/gu, "").trim() || "Unnamed";
}

export function readLocale(stored: unknown): string {
  return typeof stored === "string" && isLocale(stored) ? stored : defaultSettings.locale;
}

export function readTimeZone(stored: unknown): string {
  return typeof stored === "string" && isTimeZone(stored) ? stored : defaultSettings.timeZone;
}

export function readCurrency(stored: unknown): string {
  return typeof stored === "string" && isCurrency(stored) ? stored : defaultSettings.currency;
}

export function readTheme(stored: unknown): Theme {
  return themes.find((theme) => theme === stored) ?? "system";
}
