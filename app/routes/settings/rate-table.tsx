import { Form, href, Link } from "react-router";
import { formatDay, formatRate } from "#app/format.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { useReading } from "#app/use-reading.ts";
import { rateName } from "#domain/money/rate.ts";
import type { Rate } from "#server/services/rate.ts";
import { Icon } from "../../ui/icon.tsx";

/** Rates with their dates; with `linked`, each currency links to all of its rates. */
export function RateTable({ rates, linked = false }: { rates: Rate[]; linked?: boolean }) {
  const reading = useReading();
  return (
    <table className="table folding-table rate-table">
      <thead>
        <tr>
          <th scope="col">Rate</th>
          <th scope="col">Date</th>
          <th scope="col">
            <span className="visually-hidden">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rates.map((rate) => (
          <tr key={rate.id}>
            <th scope="row">
              1{" "}
              {linked ? (
                <Link
                  className="rate-currency"
                  to={href("/settings/currencies/:code", { code: rate.currency })}
                  title={`All ${rate.currency} rates`}
                >
                  {rate.currency}
                </Link>
              ) : (
                rate.currency
              )}{" "}
              = {formatRate(rate.rate, reading)} {rate.base}
            </th>
            <td className="cell-date">{formatDay(rate.day, reading)}</td>
            <td>
              <Actions rate={rate} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Actions({ rate }: { rate: Rate }) {
  const named = { id: String(rate.id) };
  return (
    <div className="cell-actions">
      <Link
        className="button button-quiet"
        to={href("/settings/rates/:id", named)}
        aria-label={`Edit ${rateName(rate)}`}
      >
        <Icon name="pencil" />
      </Link>
      <Form method="post" action={href("/settings/rates/:id/delete", named)}>
        <FormKeyInput />
        <button
          type="submit"
          className="button button-quiet"
          aria-label={`Delete ${rateName(rate)}`}
        >
          <Icon name="trash-2" />
        </button>
      </Form>
    </div>
  );
}
