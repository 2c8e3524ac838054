import * as z from "zod";
import { linesOf } from "../choice-lines.ts";
import { sourceChoices, sourcesFault, sourcesLabel } from "../contact/source.ts";
import { currency } from "../deal/input.ts";
import { lostReasonLimits, lostReasonsFault, lostReasonsLabel } from "../deal/lost-reason.ts";
import { name, operationKey, seen, text } from "../inputs.ts";
import { aboveZeroMessage, noAmountMessage } from "../money/money.ts";
import { accountLimits } from "./account.ts";
import { isLocale, isTimeZone, themes } from "./settings.ts";

/** Choices, one per line; if empty, the default list is used. */
function choices(
  label: string,
  fault: (lines: string) => string | undefined,
  limits: { count: number; length: number },
) {
  // Every line at its full length, with room for surrounding spaces.
  return text(label, 2 * limits.count * limits.length)
    .refine((lines) => !lines || fault(lines) === undefined, {
      error: ({ input }) => fault(String(input)),
    })
    .transform((lines) => (lines ? linesOf(lines).join("\n") : lines));
}

const localeMessage = "Select a date and number format, e.g. en-AU.";
const timeZoneMessage = "Select a time zone, e.g. Australia/Sydney.";

const fields = {
  name: name("Your name", accountLimits.name),
  locale: z.string(localeMessage).max(35, localeMessage).refine(isLocale, localeMessage),
  timeZone: z.string(timeZoneMessage).max(64, timeZoneMessage).refine(isTimeZone, timeZoneMessage),
  currency,
  /** The currency of approximate totals; null for none. */
  baseCurrency: currency.nullable(),
  theme: z.enum(themes, "Select system, light or dark."),
  shortcuts: z.boolean("Shortcuts must be true or false."),
  lostReasons: choices(lostReasonsLabel, lostReasonsFault, lostReasonLimits),
  sources: choices(sourcesLabel, sourcesFault, sourceChoices),
};

/** What reports compare the forecast with. */
const goal = {
  /** What to win each month, in the major unit of `goalCurrency`; null for no goal. */
  monthlyGoal: z
    .number(noAmountMessage)
    .positive(aboveZeroMessage)
    .max(1e12, noAmountMessage)
    .nullable(),
  goalCurrency: currency.nullable(),
};

export const settingsForm = z.object({
  ...fields,
  // A checkbox that isn't selected isn't sent.
  shortcuts: fields.shortcuts.default(false),
  // "None" is sent as an empty field.
  baseCurrency: fields.baseCurrency.default(null),
  ...seen,
});

export const lostReasonsForm = z.object({
  // A field that was cleared isn't sent.
  lostReasons: fields.lostReasons.default(null),
  ...seen,
});

export const sourcesForm = z.object({
  // A field that was cleared isn't sent.
  sources: fields.sources.default(null),
  ...seen,
});

export const updateSettingsInput = z.object({
  settings: z.object({ ...fields, ...goal }).partial(),
  ...seen,
  operation: operationKey.optional(),
});
export type SettingsUpdate = z.output<typeof updateSettingsInput>;
