import { formatMoney } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";

/** Sums, one per currency; they are never added up. */
export function Totals({ totals }: { totals: { currency: string; total: number }[] }) {
  const reading = useReading();
  return (
    <span className="totals">
      {totals.map(({ currency, total }) => (
        <span key={currency} className="total">
          {formatMoney(total, currency, reading)}
        </span>
      ))}
    </span>
  );
}
