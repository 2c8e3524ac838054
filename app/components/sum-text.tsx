import { formatAbout, formatMoney } from "#app/format.ts";
import { More } from "#app/ui/more.tsx";
import { useReading } from "#app/use-reading.ts";
import { type About, aboutTotal, type BaseRates } from "#domain/money/rate.ts";

/** An amount in one currency (ISO 4217), in its major unit. */
export interface Total {
  currency: string;
  total: number;
}

export interface SumTextProps {
  totals: Total[];
  /** The rates that convert into the reporting currency; null without one. */
  rates: BaseRates | null;
}

/** A sum of money in one line, which is about how much it is where it has several currencies. */
export function SumText({ totals, rates }: SumTextProps) {
  const reading = useReading();
  const about = rates && aboutTotal(totals, rates);
  const { text, further } = lineOf(totals, about, reading);
  if (further.length === 0) return text;
  return (
    <>
      {text} <More names={further} />
    </>
  );
}

interface Line {
  text: string;
  /** The amounts that it leaves out, or their currencies if they have no rate. */
  further: string[];
}

/** What the line of a sum says. */
export function lineOf(totals: Total[], about: About | null, reading: { locale: string }): Line {
  const [first, ...others] = totals;
  if (!first) return { text: "", further: [] };
  if (others.length > 0 && about && about.total > 0) {
    return { text: `≈ ${formatAbout(about.total, about.base, reading)}`, further: about.missing };
  }
  return {
    text: formatMoney(first.total, first.currency, reading),
    further: others.map(({ currency, total }) => formatMoney(total, currency, reading)),
  };
}
