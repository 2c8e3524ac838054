import { expect, test } from "vitest";
import { currencies } from "#domain/money/money.ts";
import {
  allTimeZones,
  currencyChoices,
  likelyTimeZones,
  localeChoices,
  ownCurrencies,
  timeZoneChoices,
} from "./choices.ts";

test("the likely time zones are those of the region, with one's own", () => {
  const zones = likelyTimeZones({ locale: "en-AU", timeZone: "Pacific/Auckland" });
  expect(zones).toEqual(
    expect.arrayContaining(["Australia/Perth", "Australia/Sydney", "Pacific/Auckland", "UTC"]),
  );
  expect(zones).not.toContain("Europe/Berlin");
  expect(likelyTimeZones({ locale: "eo", timeZone: "UTC" })).toEqual(["UTC"]);
});

test("all time zones include one's own, even if Intl doesn't list it", () => {
  expect(allTimeZones("Etc/GMT+5")).toEqual(
    expect.arrayContaining(["Etc/GMT+5", "Europe/Berlin", "UTC"]),
  );
});

test("time zones are grouped by continent", () => {
  expect(timeZoneChoices(["America/Argentina/Salta", "Europe/Rome", "UTC"])).toEqual([
    {
      label: "America",
      choices: [{ value: "America/Argentina/Salta", label: "Argentina, Salta" }],
    },
    { label: "Europe", choices: [{ value: "Europe/Rome", label: "Rome" }] },
    { label: "Other", choices: [{ value: "UTC", label: "UTC" }] },
  ]);
});

test("the likely currencies have names, and one's own is among them", () => {
  expect(currencyChoices(ownCurrencies("ISK", null))).toEqual(
    expect.arrayContaining([
      { value: "EUR", label: "EUR – Euro" },
      { value: "ISK", label: "ISK – Icelandic Króna" },
    ]),
  );
  expect(currencyChoices()).toHaveLength(currencies.length);
});

test("a locale that isn't offered is offered to whoever has it", () => {
  expect(localeChoices("is-IS").map(({ value }) => value)).toContain("is-IS");
  expect(localeChoices("en-AU").map(({ value }) => value)).not.toContain("is-IS");
});
