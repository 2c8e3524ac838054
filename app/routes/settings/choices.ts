import type { Choice, ChoiceGroup } from "#app/forms/select-field.tsx";
import { commonLocales } from "#domain/account/locale.ts";
import { currencies } from "#domain/money/money.ts";

/** Common locales (BCP 47), each in its own language, and the person's own if it is another. */
export function localeChoices(own: string): Choice[] {
  return withOwn(commonLocales, own).map((value) => ({ value, label: localeName(value) }));
}

function localeName(locale: string): string {
  const names = new Intl.DisplayNames(locale, { type: "language", languageDisplay: "standard" });
  return names.of(locale) ?? locale;
}

/** The time zones that Intl knows (IANA), by continent, and the person's own if it is another. */
export function timeZoneChoices(own: string): ChoiceGroup[] {
  const groups = new Map<string, Choice[]>();
  for (const value of withOwn(["UTC", ...Intl.supportedValuesOf("timeZone")], own)) {
    const [continent = "", ...place] = value.replaceAll("_", " ").split("/");
    const [group, label] = place.length > 0 ? [continent, place.join(", ")] : ["Other", continent];
    groups.set(group, [...(groups.get(group) ?? []), { value, label }]);
  }
  return Array.from(groups, ([label, choices]) => ({ label, choices }));
}

/** All currencies (ISO 4217) with their names. */
export function currencyChoices(): Choice[] {
  const names = new Intl.DisplayNames("en", { type: "currency", fallback: "none" });
  return currencies.map((value) => {
    const name = names.of(value);
    return { value, label: name ? `${value} – ${name}` : value };
  });
}

function withOwn(common: readonly string[], own: string): string[] {
  return [...new Set([...common, own])].sort();
}
