import { isCurrency } from "../money/money.ts";
import { accountLimits } from "./account.ts";
import { defaultSettings, type Settings } from "./default-settings.ts";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** The settings that are stored in a session. */
export interface SessionSettings extends Settings {
  name: string;
  theme: Theme;
  /** Whether single keys are shortcuts. */
  shortcuts: boolean;
}

/**
 * The currency of a region (ISO 3166), for the regions that most people are likely to come from;
 * others get the default.
 */
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

/** The currencies that most people are likely to need. */
export function likelyCurrencies(): string[] {
  return [...new Set(Object.values(currencyByRegion))];
}

/**
 * Language, script and region; an extension could select digits and calendars that forms can't
 * read.
 */
const localePattern = /^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?$/i;

/** Whether this is a locale, such as en-AU or zh-Hant-TW, that Intl can format by. */
export function isLocale(text: string): boolean {
  try {
    return localePattern.test(text) && Intl.DateTimeFormat.supportedLocalesOf(text).length === 1;
  } catch {
    return false;
  }
}

/** Those that were asked for: a formatter takes long to make, and every request reads its person's zone. */
const knownTimeZones = new Set<string>();
const mostKnownTimeZones = 1_000;

/** Whether Intl knows this time zone. */
export function isTimeZone(text: string): boolean {
  if (knownTimeZones.has(text)) return true;
  try {
    new Intl.DateTimeFormat("en", { timeZone: text });
  } catch {
    return false;
  }
  if (knownTimeZones.size < mostKnownTimeZones) knownTimeZones.add(text);
  return true;
}

/** Settings for a new person, from what their browser sends; otherwise the defaults. */
export function settingsFor(request: {
  acceptLanguage: string | null;
  timeZone: string | null | undefined;
}): Settings {
  const locale = firstLocaleOf(request.acceptLanguage ?? "");
  const region = locale && new Intl.Locale(locale).region;
  const { timeZone } = request;
  return {
    locale: locale && region ? locale : defaultSettings.locale,
    timeZone: timeZone && isTimeZone(timeZone) ? timeZone : defaultSettings.timeZone,
    currency: (region && currencyByRegion[region]) || defaultSettings.currency,
  };
}

/** Somebody's settings as stored or sent; invalid values are replaced by their defaults. */
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

/** A name, shortened to what a page and a cookie can hold. */
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

/** The first locale of an Accept-Language header, without its extensions. */
function firstLocaleOf(header: string): string | undefined {
  const tag = header.split(/[,;]/)[0]?.trim() ?? "";
  try {
    const { language, script, region } = new Intl.Locale(tag);
    const locale = [language, script, region].filter(Boolean).join("-");
    return isLocale(locale) ? locale : undefined;
  } catch {
    return undefined;
  }
}
