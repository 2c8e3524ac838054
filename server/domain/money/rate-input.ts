import * as z from "zod";
import { isDay, latestDay } from "../day.ts";
import { currency } from "../deal/input.ts";
import { day as calendarDay, cursor, id, operationKey, seen, text } from "../inputs.ts";
import { futureDayMessage, mostRates, ownRateMessage, rateLimits } from "./rate.ts";
import { rateDirections } from "./rate-file.ts";
import { parseRate } from "./rate-text.ts";

const day = calendarDay.refine(
  (typed) => !isDay(typed) || typed <= latestDay(Date.now()),
  futureDayMessage,
);

/** Rounded to as many digits as the database returns unchanged. */
const rate = z
  .number("Enter a rate, e.g. 1.53.")
  .refine((typed) => typed > 0, "Enter a rate above 0.")
  .refine(
    (typed) => typed <= 0 || typed >= rateLimits.smallest,
    "Enter a rate of at least 0.000000001.",
  )
  .refine((typed) => typed <= rateLimits.largest, "Enter a rate up to 1,000,000,000.")
  .transform((typed) => Number(typed.toPrecision(rateLimits.digits)));

const fields = { currency, day, rate };

export const newRate = z.object({
  ...fields,
  /** The currency of the quote; by default the person's own base. */
  base: currency.optional(),
});
export type NewRate = z.output<typeof newRate>;

const operation = operationKey.optional();

export const setRateInput = newRate.extend({ operation });

export const ratePatch = z.object(fields).partial();

/** A rate as typed in a locale (BCP 47); an empty field isn't sent. */
function typedRate(locale: string) {
  return z
    .string("Enter a rate, e.g. 1.53.")
    .max(100, "Enter a rate, e.g. 1.53.")
    .default("")
    .transform((typed, context) => {
      const read = parseRate(typed, locale);
      if (typeof read === "number") return read;
      context.addIssue(read);
      return z.NEVER;
    })
    .pipe(rate);
}

/** A new rate as its form sends it. */
export function newRateForm(locale: string) {
  return newRate.extend({ rate: typedRate(locale) });
}

/** A whole rate as an edit form sends it. */
export function editedRate(locale: string) {
  return z.object({ ...fields, rate: typedRate(locale), ...seen });
}

export const updateRateInput = z.object({
  id,
  rate: ratePatch,
  ...seen,
  operation,
});
export type RateUpdate = z.output<typeof updateRateInput>;

export const oneRateInput = z.object({ id, operation });

export const listRatesInput = z
  .object({
    /** Only rates of this currency. */
    currency: currency.optional(),
    base: currency.optional(),
    cursor: cursor.nullish(),
    limit: z
      .number("A page must have a whole number of rows.")
      .int("A page must have a whole number of rows.")
      .min(1, "Ask for at least 1 row a page.")
      .max(100, "Ask for up to 100 rows a page.")
      .optional(),
  })
  .optional();
export type RateQuery = NonNullable<z.output<typeof listRatesInput>>;

/** A row of a file: checked alone, so that a wrong one is reported and the others are imported. */
export function importedRate(base: string) {
  return z.object({
    ...fields,
    currency: currency.refine((code) => code !== base, ownRateMessage(base)),
  });
}
export type ImportedRate = z.output<ReturnType<typeof importedRate>>;

export const importRatesInput = z.object({
  base: currency,
  rows: z
    .array(z.unknown(), "Send rows as a list.")
    .max(mostRates, `Import up to ${mostRates.toLocaleString("en")} rates at a time.`),
  operation: operationKey,
});
export type RateImport = z.output<typeof importRatesInput>;

/** A file of rates and how to read it, as a form sends it. */
export const ratesFileForm = z.object({
  file: z
    .instanceof(File, { message: "Select a file." })
    .refine(({ size, name }) => size > 0 || name !== "", "Select a file."),
  how: z.enum(rateDirections, "Select what the rates in the file are."),
  from: calendarDay.optional(),
  only: text("Currencies", 500)
    .transform((typed) =>
      (typed ?? "")
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    )
    .pipe(z.array(currency)),
});
