import type { Choice, ChoiceGroup } from "#app/forms/select-field.tsx";
import { commonLocales } from "#domain/account/locale.ts";
import { likelyCurrencies } from "#domain/account/settings.ts";
import { currencies } from "#domain/money/money.ts";

/** Common locales (BCP 47), each in its own language, and the person's own if it is another. */
export function localeChoices(own: string): Choice[] {
  return withOwn(commonLocales, own).map((value) => ({ value, label: localeName(value) }));
}

function localeName(locale: string): string {
  const names = new Intl.DisplayNames(locale, { type: "language", languageDisplay: "standard" });
  return names.of(locale) ?? locale;
}

/** Time zones (IANA) by continent. */
export function timeZoneChoices(zones: readonly string[]): ChoiceGroup[] {
  const groups = new Map<string, Choice[]>();
  for (const value of zones) {
    const [continent = "", ...place] = value.replaceAll("_", " ").split("/");
    const [group, label] = place.length > 0 ? [continent, place.join(", ")] : ["Other", continent];
    groups.set(group, [...(groups.get(group) ?? []), { value, label }]);
  }
  return Array.from(groups, ([label, choices]) => ({ label, choices }));
}

/** The time zones that Intl knows, and the person's own if it is another. */
export function allTimeZones(own: string): string[] {
  return withOwn(["UTC", ...Intl.supportedValuesOf("timeZone")], own);
}

/** The time zones of a person's region, and their own. */
export function likelyTimeZones({ locale, timeZone }: LocaleAndZone): string[] {
  const ofRegion: string[] = new Intl.Locale(locale).getTimeZones() ?? [];
  return withOwn(["UTC", ...ofRegion], timeZone);
}

interface LocaleAndZone {
  locale: string;
  timeZone: string;
}

/** Currencies (ISO 4217) with their names. */
export function currencyChoices(codes: readonly string[] = currencies): Choice[] {
  const names = new Intl.DisplayNames("en", { type: "currency", fallback: "none" });
  return codes.map((value) => {
    const name = names.of(value);
    return { value, label: name ? `${value} – ${name}` : value };
  });
}

/** The currencies that most people need, and a person's own. */
export function ownCurrencies(...own: (string | null)[]): string[] {
  return withOwn(likelyCurrencies(), ...own.filter((code) => code !== null));
}

function withOwn(common: readonly string[], ...own: string[]): string[] {
  return [...new Set([...common, ...own])].sort();
}
