import { formatMoney } from "#app/format.ts";
import { More } from "#app/ui/more.tsx";
import { useReading } from "#app/use-reading.ts";

interface TotalsProps {
  totals: { currency: string; total: number }[];
}

/** Sums in one line: the first one, and how many other currencies there are. */
export function TotalsLine({ totals }: TotalsProps) {
  const reading = useReading();
  const [first, ...others] = totals.map(({ currency, total }) =>
    formatMoney(total, currency, reading),
  );
  return (
    <>
      {first}
      {others.length > 0 ? " " : null}
      <More names={others} />
    </>
  );
}

/** Sums, one per currency; they are never added up. */
export function Totals({ totals }: TotalsProps) {
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
