import { href } from "react-router";
import { actionRoute } from "#app/forms/action-route.ts";
import { textOf } from "#app/forms/read-form.ts";

/** Chooses what totals are also shown in; what is no currency the procedure refuses. */
const route = actionRoute({
  page: href("/settings/currencies"),
  async run({ api, operation: key, form }) {
    const baseCurrency = textOf(form, "baseCurrency") || null;
    const { operation } = await api.settings.update({ settings: { baseCurrency }, operation: key });
    const text = baseCurrency
      ? `Totals are also shown in ${baseCurrency}.`
      : "Totals are shown in their own currencies only.";
    return { text, undo: operation };
  },
});

export const loader = route.loader;
export const action = route.action;
