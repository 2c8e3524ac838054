import { formatDay, formatMoney, formatRate } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import { aboutTotal } from "#domain/money/rate.ts";

interface WonRateProps {
  /** In the currency's major unit; null for a deal without a value. */
  value: number | null;
  /** ISO 4217. */
  currency: string;
  /** What one unit of the currency was worth in `wonBase` when the deal was won. */
  wonRate: number | null;
  /** ISO 4217. */
  wonBase: string | null;
  /** The date on which it was won. */
  closedDate: string | null;
}

/** The value of a won deal in the base currency, at the rate of the date on which it was won. */
export default function WonRate({ value, currency, wonRate, wonBase, closedDate }: WonRateProps) {
  const reading = useReading();
  if (value === null || wonRate === null || wonBase === null || closedDate === null) return null;
  const latest = [{ currency, rate: wonRate, day: closedDate }];
  const about = aboutTotal([{ currency, total: value }], { base: wonBase, latest });
  if (!about) return null;
  return (
    <span className="won-rate">
      about {formatMoney(about.total, wonBase, reading)} at {formatRate(wonRate, reading)} on{" "}
      {formatDay(closedDate, reading)}
    </span>
  );
}
