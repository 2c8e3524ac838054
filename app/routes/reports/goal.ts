import { href } from "react-router";
import { actionRoute } from "#app/forms/action-route.ts";
import { textOf } from "#app/forms/read-form.ts";
import { parseAmount } from "#domain/money/amount.ts";
import { fromMinor, isCurrency } from "#domain/money/money.ts";

/** Sets what to win each month; an empty field removes the goal. */
const route = actionRoute({
  page: href("/reports"),
  async run({ api, operation: key, form }) {
    const typed = textOf(form, "goal").trim();
    const { locale, currency: own } = await api.settings.get();
    const asked = textOf(form, "currency");
    const currency = isCurrency(asked) ? asked : own;
    if (typed === "") {
      const settings = { monthlyGoal: null, goalCurrency: null };
      const { operation } = await api.settings.update({ settings, operation: key });
      return { text: "Monthly goal removed.", undo: operation };
    }
    const { minor, reason } = parseAmount(typed, { locale, currency });
    if (minor === undefined) return { text: reason };
    const settings = { monthlyGoal: fromMinor(minor, currency), goalCurrency: currency };
    const { operation } = await api.settings.update({ settings, operation: key });
    return { text: "Monthly goal saved.", undo: operation };
  },
});

export const loader = route.loader;
export const action = route.action;
