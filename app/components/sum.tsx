import { useId } from "react";
import { href, Link } from "react-router";
import { formatDay, formatMoney, formatRate } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import { type About, aboutTotal, type BaseRates } from "#domain/money/rate.ts";
import { lineOf, SumText, type SumTextProps, type Total } from "./sum-text.tsx";

interface SumProps extends SumTextProps {
  /** The same weighted by probability. */
  weighted?: Total[] | undefined;
}

/**
 * A sum of money in one line: an amount in one currency, and several as about how much they are in the
 * reporting currency. A press shows each currency, its weighted amount and the rates, without
 * JavaScript too. Nothing for no amounts.
 */
export function Sum({ totals, weighted, rates }: SumProps) {
  const id = useId();
  const reading = useReading();
  if (totals.length === 0) return null;
  const about = rates && aboutTotal(totals, rates);
  const line = <SumText totals={totals} rates={rates} />;
  if (totals.length === 1 && !about && !weighted) return <span className="sum">{line}</span>;
  const hint = weighted && `Weighted ${textOf(weighted, rates, reading)}`;
  return (
    <span className="sum">
      <button type="button" className="sum-button" popoverTarget={id} title={hint}>
        {line}
      </button>
      <div id={id} className="menu-body sum-popover" popover="auto">
        <Amounts totals={totals} weighted={weighted} />
        {about ? <Rates about={about} /> : null}
      </div>
    </span>
  );
}

function textOf(totals: Total[], rates: BaseRates | null, reading: { locale: string }): string {
  const { text, further } = lineOf(totals, rates && aboutTotal(totals, rates), reading);
  return [text, ...further].join(", ");
}

function Amounts({ totals, weighted }: Pick<SumProps, "totals" | "weighted">) {
  const reading = useReading();
  const weightedIn = new Map(weighted?.map(({ currency, total }) => [currency, total]));
  return (
    <table className="sum-amounts">
      <thead className={weighted ? undefined : "visually-hidden"}>
        <tr>
          <th scope="col">Currency</th>
          <th scope="col">Total</th>
          {weighted ? <th scope="col">Weighted</th> : null}
        </tr>
      </thead>
      <tbody>
        {totals.map(({ currency, total }) => (
          <tr key={currency}>
            <th scope="row">{currency}</th>
            <td>{formatMoney(total, currency, reading)}</td>
            {weighted ? (
              <td>{formatMoney(weightedIn.get(currency) ?? 0, currency, reading)}</td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Rates({ about: { base, total, used, missing } }: { about: About }) {
  const reading = useReading();
  return (
    <>
      {total > 0 ? <p>About {formatMoney(total, base, reading)} in all</p> : null}
      <ul>
        {used.map(({ currency, rate, day }) => (
          <li key={currency}>
            1 {currency} = {formatRate(rate, reading)} {base} on {formatDay(day, reading)}
          </li>
        ))}
        {missing.map((currency) => (
          <li key={currency}>{currency} isn't included: it has no rate.</li>
        ))}
      </ul>
      <Link to={href("/settings/currencies")}>Rates</Link>
    </>
  );
}
