import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultSettings } from "./default-settings.ts";
import { isLocale, isTimeZone, settingsFor } from "./settings.ts";

test("a browser's language and zone become the settings, the currency follows the region", () => {
  expect(
    settingsFor({ acceptLanguage: "fr-FR,fr;q=0.9,en;q=0.8", timeZone: "Europe/Paris" }),
  ).toEqual({ locale: "fr-FR", timeZone: "Europe/Paris", currency: "EUR" });
  expect(settingsFor({ acceptLanguage: "ja-JP", timeZone: "Asia/Tokyo" }).currency).toBe("JPY");
});

test.each([null, "", "*", "en", "fr;q=0.9", "not a locale", "x".repeat(5_000), "en-u-", "null"])(
  "a browser with the language %s gets the default",
  (acceptLanguage) => {
    expect(settingsFor({ acceptLanguage, timeZone: undefined })).toEqual(defaultSettings);
  },
);

test.each(["", "Mars/Olympus", "🕰", "null"])("the zone %s is not known", (timeZone) => {
  expect(isTimeZone(timeZone)).toBe(false);
  expect(settingsFor({ acceptLanguage: null, timeZone }).timeZone).toBe(defaultSettings.timeZone);
});

test("whatever a browser sends, the settings can format", () => {
  const language = fc.oneof(fc.string(), fc.stringMatching(/^[a-z]{2,3}(-[A-Za-z]{2,4}){0,2}$/));
  fc.assert(
    fc.property(fc.option(language), fc.option(fc.string()), (acceptLanguage, shown) => {
      const { locale, timeZone, currency } = settingsFor({ acceptLanguage, timeZone: shown });
      expect(isLocale(locale)).toBe(true);
      new Intl.NumberFormat(locale, { style: "currency", currency }).format(1);
      new Intl.DateTimeFormat(locale, { timeZone }).format(0);
    }),
  );
});

test("a locale is a language with a script and a region, and has no extensions", () => {
  for (const locale of ["en-AU", "de", "zh-Hant-TW", "es-419"]) expect(isLocale(locale)).toBe(true);
  for (const other of ["th-TH-u-ca-buddhist", "en-x-private", "zz-@@", "", "xx-YY", "en_AU"]) {
    expect(isLocale(other), other).toBe(false);
  }
});

test("a browser's extensions of its locale are left out", () => {
  const shown = (acceptLanguage: string) => settingsFor({ acceptLanguage, timeZone: undefined });
  expect(shown("th-TH-u-ca-buddhist,th;q=0.9")).toMatchObject({ locale: "th-TH", currency: "THB" });
  expect(shown("en-US-u-ca-islamic-nu-arab").locale).toBe("en-US");
  expect(shown("zh-hant-tw").locale).toBe("zh-Hant-TW");
});
