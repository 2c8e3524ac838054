import { href, Link } from "react-router";
import { formatDay, formatMoney, formatRate } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import { type About, aboutTotal, type BaseRates } from "#domain/money/rate.ts";

interface AboutTotalProps {
  totals: { currency: string; total: number }[];
  /** The rates that convert it; null if the person doesn't want such a total. */
  rates: BaseRates | null;
}

/**
 * The approximate total in the person's base currency of sums in several currencies; it opens to
 * show the rates and their dates. Renders nothing if the base is the only currency.
 */
export function AboutTotal({ totals, rates }: AboutTotalProps) {
  const about = rates && aboutTotal(totals, rates);
  if (!about) return null;
  return (
    <details className="about-total">
      <summary>
        <AboutText about={about} />
      </summary>
      <Rates about={about} />
      <Link to={href("/settings/currencies")}>Rates</Link>
    </details>
  );
}

function AboutText({ about }: { about: About }) {
  const reading = useReading();
  const { base, total, missing } = about;
  if (total === 0) return <>{`${base} total unavailable: add a rate for ${missing.join(", ")}`}</>;
  const without = missing.length > 0 ? `, without ${missing.join(", ")}` : "";
  return (
    <>
      about {formatMoney(total, base, reading)}
      {without}
    </>
  );
}

function Rates({ about: { base, used, missing } }: { about: About }) {
  const reading = useReading();
  return (
    <ul className="about-rates">
      {used.map(({ currency, rate, day }) => (
        <li key={currency}>
          1 {currency} = {formatRate(rate, reading)} {base} on {formatDay(day, reading)}
        </li>
      ))}
      {missing.map((currency) => (
        <li key={currency}>{currency} isn't included: it has no rate.</li>
      ))}
    </ul>
  );
}
