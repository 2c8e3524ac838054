import { href } from "react-router";
import { actionRoute } from "#app/forms/action-route.ts";
import { textOf } from "#app/forms/read-form.ts";

/** Sets the reporting currency; the procedure refuses an unknown one. */
const route = actionRoute({
  page: href("/settings/currencies"),
  async run({ api, operation: key, form }) {
    const baseCurrency = textOf(form, "baseCurrency") || null;
    const { operation } = await api.settings.update({ settings: { baseCurrency }, operation: key });
    const text = baseCurrency
      ? `Reporting currency set to ${baseCurrency}.`
      : "Reporting currency removed.";
    return { text, undo: operation };
  },
});

export const loader = route.loader;
export const action = route.action;
