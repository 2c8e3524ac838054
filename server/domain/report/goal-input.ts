import * as z from "zod";
import { parseAmount } from "../money/amount.ts";
import { fromMinor, isCurrency, noAmountMessage } from "../money/money.ts";

/**
 * What to win each month as its form sends it, typed in a locale (BCP 47), in the major unit of its
 * currency; null for an empty field.
 */
export function goalForm(locale: string) {
  return z
    .object({
      goal: z.string(noAmountMessage).max(100, noAmountMessage).default(""),
      currency: z.string().refine(isCurrency, "Enter a currency code, e.g. AUD."),
    })
    .transform(({ goal, currency }, context) => {
      if (goal.trim() === "") return { monthlyGoal: null, goalCurrency: null };
      const { minor, reason } = parseAmount(goal, { locale, currency });
      if (minor === undefined) {
        context.addIssue({ code: "custom", path: ["goal"], message: reason });
        return z.NEVER;
      }
      return { monthlyGoal: fromMinor(minor, currency), goalCurrency: currency };
    });
}
