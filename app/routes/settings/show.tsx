import { href } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { formatMoment, formatMoney } from "#app/format.ts";
import { submit } from "#app/forms/submit.ts";
import { settingsForm } from "#domain/account/settings-input.ts";
import type { Route } from "./+types/show";
import {
  allTimeZones,
  currencyChoices,
  likelyTimeZones,
  localeChoices,
  ownCurrencies,
  timeZoneChoices,
} from "./choices.ts";
import { SettingsForm } from "./settings-form.tsx";
import "./settings.css";

export const meta: Route.MetaFunction = () => [{ title: "Settings · Kith" }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const { api } = context.get(pageContext);
  const settings = await api.settings.get();
  const { locale, timeZone, currency, baseCurrency } = settings;
  const all = new URL(request.url).searchParams.has("all");
  return {
    settings,
    // Formatted on the server, whose Intl may use other spaces than the browser's.
    sample: {
      moment: formatMoment(Date.now(), { locale, timeZone }),
      price: formatMoney(1234.5, currency, { locale }),
    },
    choices: {
      locales: localeChoices(locale),
      timeZones: timeZoneChoices(all ? allTimeZones(timeZone) : likelyTimeZones(settings)),
      currencies: currencyChoices(all ? undefined : ownCurrencies(currency, baseCurrency)),
      all,
    },
  };
}

export function action({ request, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  return submit(request, settingsForm, async ({ version, overwrites, ...settings }, operation) => {
    const saved = await api.settings.update({ settings, version, overwrites, operation });
    return redirectSaying(href("/settings"), {
      text: "Settings saved.",
      undo: saved.operation,
    });
  });
}

export default function Settings({ loaderData, actionData }: Route.ComponentProps) {
  const { settings, choices, sample } = loaderData;
  return (
    <div className="narrow settings">
      <section aria-labelledby="preferences">
        <h2 id="preferences">Profile and preferences</h2>
        <SettingsForm
          key={settings.version}
          answer={actionData}
          settings={settings}
          choices={choices}
          sample={sample}
        />
      </section>
    </div>
  );
}
