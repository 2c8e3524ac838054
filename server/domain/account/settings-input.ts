import * as z from "zod";
import { currency } from "../deal/input.ts";
import {
  linesOf,
  lostReasonLimits,
  lostReasonsFault,
  lostReasonsLabel,
} from "../deal/lost-reason.ts";
import { name, operationKey, seen, text } from "../inputs.ts";
import { accountLimits } from "./account.ts";
import { isLocale, isTimeZone, themes } from "./settings.ts";

/** Every line as long as it may be, with room for what is cut away. */
const longestReasons = 2 * lostReasonLimits.count * lostReasonLimits.length;

const fields = {
  name: name("Your name", accountLimits.name),
  locale: z
    .string("A locale is text.")
    .max(35, "That is no locale. One looks like en-AU or de-CH.")
    .refine(isLocale, "That is no locale. One looks like en-AU or de-CH."),
  timeZone: z
    .string("A time zone is text.")
    .max(64, "That is no time zone. One looks like Australia/Sydney.")
    .refine(isTimeZone, "That is no time zone. One looks like Australia/Sydney."),
  currency,
  /** What totals are also shown in; null for none. */
  baseCurrency: currency.nullable(),
  theme: z.enum(themes, "A theme is system, light or dark."),
  shortcuts: z.boolean("Shortcuts are on or off."),
  /** One a line; empty is the list that each workspace starts with. */
  lostReasons: text(lostReasonsLabel, longestReasons)
    .refine((lines) => !lines || lostReasonsFault(lines) === undefined, {
      error: ({ input }) => lostReasonsFault(String(input)),
    })
    .transform((lines) => (lines ? linesOf(lines).join("\n") : lines)),
};

export const settingsForm = z.object({
  ...fields,
  // A box that is not ticked is not sent.
  shortcuts: fields.shortcuts.default(false),
  // A choice of nothing is sent as an empty field.
  baseCurrency: fields.baseCurrency.default(null),
  ...seen,
});

export const lostReasonsForm = z.object({
  // A field that was emptied is not sent.
  lostReasons: fields.lostReasons.default(null),
  ...seen,
});

export const updateSettingsInput = z.object({
  settings: z.object(fields).partial(),
  ...seen,
  operation: operationKey.optional(),
});
export type SettingsUpdate = z.output<typeof updateSettingsInput>;
