import { getFormProps, getInputProps, useForm } from "@conform-to/react";
import { Form, href, Link, redirect } from "react-router";
import { RefusedRows } from "#app/components/refused-rows.tsx";
import { UndoForm } from "#app/components/undo-form.tsx";
import { pageContext } from "#app/context.ts";
import { formatCount, formatDay, formatRate } from "#app/format.ts";
import { FieldError, FormErrors, Frame, InputField } from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { submit } from "#app/forms/submit.ts";
import { localeOf } from "#app/locale.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { useReading } from "#app/use-reading.ts";
import type { RateDirection } from "#domain/money/rate-file.ts";
import { ratesFileForm } from "#domain/money/rate-input.ts";
import type { Route } from "./+types/rates-import";
import { importRatesFile, type RatesImport } from "./import-rates.ts";
import "#app/components/import-result.css";
import "#app/ui/input-file.css";
import "./rates.css";

export const meta: Route.MetaFunction = () => [{ title: "Import rates · Kith" }];

export async function loader({ context }: Route.LoaderArgs) {
  const { baseCurrency } = await context.get(pageContext).api.settings.get();
  if (!baseCurrency) throw redirect(href("/settings/currencies"));
  return { base: baseCurrency };
}

export function action({ request, context }: Route.ActionArgs) {
  const { api, session } = context.get(pageContext);
  const locale = localeOf(session);
  return submit(request, ratesFileForm, async ({ file, ...wishes }, key) => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const operation = key ?? crypto.randomUUID();
    return { done: await importRatesFile(api, bytes, { ...wishes, locale, operation }) };
  });
}

export default function ImportRates({ loaderData, actionData }: Route.ComponentProps) {
  if (actionData && "done" in actionData) return <Result result={actionData.done} />;
  return (
    <div className="narrow">
      <PageHeader title="Import rates" />
      <FileForm answer={actionData} base={loaderData.base} />
    </div>
  );
}

/** The directions in which a file may quote rates. */
function directionsOf(base: string): { how: RateDirection; label: string }[] {
  const one = base === "USD" ? "EUR" : "USD";
  return [
    { how: "worth", label: `${base} per 1 ${one}` },
    {
      how: "buys",
      label: `${one} per 1 ${base}${base === "EUR" ? " (European Central Bank)" : ""}`,
    },
    ...(base === "EUR"
      ? []
      : [
          {
            how: "euro" as const,
            label: `${one === "EUR" ? "USD" : one} per 1 EUR (European Central Bank)`,
          },
        ]),
  ];
}

interface Fields {
  file: File;
  how: string;
  from: string;
  only: string;
}

function FileForm({ answer, base }: { answer: FormAnswer | undefined; base: string }) {
  const [form, fields] = useForm<Fields>({
    lastResult: answer,
    defaultNoValidate: false,
    defaultValue: { how: "", from: "", only: "" },
  });
  const { key, ...file } = getInputProps(fields.file, {
    type: "file",
    ariaDescribedBy: `${fields.file.id}-hint`,
  });
  return (
    <Form method="post" encType="multipart/form-data" {...getFormProps(form)} className="form card">
      <FormKeyInput />
      <FormErrors id={form.errorId} errors={form.errors} />
      <Frame
        errors={fields.file.errors}
        meta={fields.file}
        label="CSV file"
        hint="CSV up to 10 MB. Date and number formats are detected."
        required
      >
        <input
          key={key}
          {...file}
          className="input input-file"
          accept=".csv,.tsv,.txt,text/csv"
          required
        />
      </Frame>
      <fieldset className="field">
        <legend className="field-label">Rates are</legend>
        <div className="choices choices-stacked">
          {directionsOf(base).map(({ how, label }) => (
            <label key={how} className="choice">
              <input
                type="radio"
                name={fields.how.name}
                value={how}
                defaultChecked={how === fields.how.initialValue}
                required
              />
              {label}
            </label>
          ))}
        </div>
        <FieldError id={fields.how.errorId} errors={fields.how.errors} />
      </fieldset>
      <div className="form-row">
        <InputField
          label="Start date"
          meta={fields.from}
          type="date"
          hint="Earlier rates are skipped."
        />
        <InputField
          label="Currencies"
          meta={fields.only}
          autoComplete="off"
          hint="e.g. USD, GBP. Leave blank for all currencies."
        />
      </div>
      <div className="form-actions">
        <SubmitButton>Import</SubmitButton>
        <Link className="button button-quiet" to={href("/settings/currencies")}>
          Cancel
        </Link>
      </div>
    </Form>
  );
}

function Result({ result }: { result: RatesImport }) {
  const reading = useReading();
  const { created, updated, unchanged, refused, ignoredColumns, operation } = result;
  const counts = [
    { label: "new", count: created },
    { label: "updated", count: updated },
    { label: "unchanged", count: unchanged },
  ].filter(({ count }) => count > 0);
  return (
    <div className="narrow import-result">
      <PageHeader
        title={created + updated > 0 ? "Rates imported" : "Nothing new in this file"}
        detail={counts
          .map(({ label, count }) => `${formatCount(count, reading)} ${label}`)
          .join(", ")}
      >
        {operation ? <UndoForm operation={operation} to={href("/settings/currencies")} /> : null}
        <Link className="button button-primary" to={href("/settings/currencies")}>
          View rates
        </Link>
      </PageHeader>
      <Newest result={result} />
      {ignoredColumns.length > 0 ? (
        <p className="notice">Not imported: {ignoredColumns.join(", ")}.</p>
      ) : null}
      {refused.length > 0 ? <RefusedRows refused={refused} /> : null}
      <p>
        <a href={href("/settings/currencies/import")} target="_self">
          Import another file
        </a>
      </p>
    </div>
  );
}

/** The newest imported rates, so that a wrong direction is noticed at once. */
function Newest({ result: { newest, base } }: { result: RatesImport }) {
  const reading = useReading();
  if (newest.length === 0) return null;
  return (
    <section aria-labelledby="newest">
      <h2 id="newest">Latest rates in this file</h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Rate</th>
            <th scope="col">Date</th>
          </tr>
        </thead>
        <tbody>
          {newest.map(({ currency, rate, day }) => (
            <tr key={currency}>
              <th scope="row">
                1 {currency} = {formatRate(rate, reading)} {base}
              </th>
              <td className="cell-date">{formatDay(day, reading)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
