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

export const meta: Route.MetaFunction = () => [{ title: "Currencies and rates · Kith" }];

export async function loader({ context }: Route.LoaderArgs) {
  const { api, session } = context.get(pageContext);
  const rates = await api.rate.latest();
  return { ...rates, currencies: currencyChoices(), today: todayOf(session) };
}

/** Keeps a rate, over the one of the same day. */
export function action({ request, context }: Route.ActionArgs) {
  const { api, session } = context.get(pageContext);
  return submit(request, newRateForm(localeOf(session)), async (rate, operation) => {
    const kept = await api.rate.set({ ...rate, operation });
    return redirectSaying(href("/settings/currencies"), {
      text: `Kept the rate of ${rateName(kept)}.`,
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
              submitLabel="Keep rate"
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
          Show totals also in
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
          Every amount stays in its own currency. Where there are several, what they come to is also
          told in this one: about, by the latest rates that you keep here, each shown with its day.
          A deal that is won keeps the rate of that day.
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
          You have deals in {missing.join(", ")}, without a rate in {base}: these amounts are left
          out of what is told in {base}.
        </p>
      ) : null}
      {latest.length > 0 ? (
        <RateTable rates={latest} linked />
      ) : (
        <EmptyState
          title="No rates yet"
          actions={
            <Link className="button" to={href("/settings/currencies/import")}>
              Import a file
            </Link>
          }
        >
          Add what one unit of another currency is worth in {base}, or import a file of rates, such
          as the one that the European Central Bank publishes each working day.
        </EmptyState>
      )}
    </section>
  );
}
