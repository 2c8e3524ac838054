import { href, Link } from "react-router";
import { formatDay, formatMoney, formatRate } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import { type About, aboutTotal, type BaseRates } from "#domain/money/rate.ts";

interface AboutTotalProps {
  totals: { currency: string; total: number }[];
  /** The rates that convert it; null where the person wants no such total. */
  rates: BaseRates | null;
}

/**
 * What sums of several currencies come to in the person's base currency, about, with the rates and
 * their days to be opened. Nothing where there is only the base.
 */
export function AboutTotal({ totals, rates }: AboutTotalProps) {
  const about = rates && aboutTotal(totals, rates);
  if (!about) return null;
  return (
    <details className="about-total">
      <summary>
        <AboutWords about={about} />
      </summary>
      <Rates about={about} />
      <Link to={href("/settings/currencies")}>Rates</Link>
    </details>
  );
}

function AboutWords({ about }: { about: About }) {
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
