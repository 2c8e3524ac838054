import { Form, href, Link } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { type Choice, Options } from "#app/forms/select-field.tsx";
import { submit } from "#app/forms/submit.ts";
import { localeOf } from "#app/locale.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { todayOf } from "#app/zone.ts";
import { rateName } from "#domain/money/rate.ts";
import { newRateForm } from "#domain/money/rate-input.ts";
import type { Rate } from "#server/services/rate.ts";
import { Icon } from "../../ui/icon.tsx";
import type { Route } from "./+types/currencies";
import { currencyChoices } from "./choices.ts";
import { RateForm } from "./rate-form.tsx";
import { RateTable } from "./rate-table.tsx";
import "./rates.css";

export const meta: Route.MetaFunction = () => [{ title: "Currencies and rates · Kith" }];

export async function loader({ context }: Route.LoaderArgs) {
  const { api, session } = context.get(pageContext);
  const rates = await api.rate.latest();
  return { ...rates, currencies: currencyChoices(), today: todayOf(session) };
}

/** Saves a rate, and replaces one of the same currency and date. */
export function action({ request, context }: Route.ActionArgs) {
  const { api, session } = context.get(pageContext);
  return submit(request, newRateForm(localeOf(session)), async (rate, operation) => {
    const kept = await api.rate.set({ ...rate, operation });
    return redirectSaying(href("/settings/currencies"), {
      text: `Rate saved: ${rateName(kept)}.`,
      undo: kept.operation,
    });
  });
}

export default function Currencies({ loaderData, actionData }: Route.ComponentProps) {
  const { base, latest, missing, currencies, today } = loaderData;
  const [wanted] = missing;
  return (
    <>
      <PageHeader title="Currencies and rates">
        {base ? (
          <Link className="button" to={href("/settings/currencies/import")}>
            <Icon name="upload" />
            Import a file
          </Link>
        ) : null}
      </PageHeader>
      <div className="columns">
        <div className="rate-sections">
          <BaseForm base={base} currencies={currencies} />
          {base ? <Latest base={base} latest={latest} missing={missing} /> : null}
        </div>
        {base ? (
          <aside aria-labelledby="new-rate">
            <h2 id="new-rate">Add a rate</h2>
            <RateForm
              key={`${base} ${latest.map(({ id, version }) => `${id}.${version}`)}`}
              answer={actionData}
              rate={{ currency: wanted ?? "", day: today, base }}
              currencies={currencies.filter(({ value }) => value !== base)}
              submitLabel="Save rate"
            />
          </aside>
        ) : null}
      </div>
    </>
  );
}

function BaseForm({ base, currencies }: { base: string | null; currencies: Choice[] }) {
  return (
    <Form method="post" action={href("/settings/currencies/base")} className="form card" key={base}>
      <FormKeyInput />
      <div className="field">
        <label className="field-label" htmlFor="base">
          Reporting currency
        </label>
        <div className="inline-form">
          <select
            className="input"
            id="base"
            name="baseCurrency"
            defaultValue={base ?? ""}
            aria-describedby="base-hint"
          >
            <option value="">None</option>
            <Options choices={currencies} />
          </select>
          <SubmitButton className="button">Save</SubmitButton>
        </div>
        <p className="field-hint" id="base-hint">
          Totals over several currencies are also shown in this one, at your latest rates. Won deals
          keep the rate of the day they closed.
        </p>
      </div>
    </Form>
  );
}

function Latest({ base, latest, missing }: { base: string; latest: Rate[]; missing: string[] }) {
  return (
    <section aria-labelledby="latest-rates">
      <h2 id="latest-rates">Latest rates</h2>
      {missing.length > 0 ? (
        <p className="notice">
          {missing.join(", ")} deals aren't included in {base} totals.{" "}
          {missing.length === 1 ? `Add a ${missing[0]} rate.` : "Add a rate for each."}
        </p>
      ) : null}
      {latest.length > 0 ? (
        <RateTable rates={latest} linked />
      ) : (
        <EmptyState
          title="No rates yet"
          link={{ to: href("/settings/currencies/import"), label: "Import a file" }}
        >
          Add a rate, or import a file, such as the European Central Bank's daily rates.
        </EmptyState>
      )}
    </section>
  );
}
