import { formatMoney, noValue } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";

/** The cell of a table with the value of a deal, or a dash if it has none. */
export function ValueCell({ deal }: { deal: { value: number | null; currency: string } }) {
  const reading = useReading();
  if (deal.value !== null) {
    return (
      <td className="cell-number fold-end">{formatMoney(deal.value, deal.currency, reading)}</td>
    );
  }
  return (
    <td className="cell-number muted fold-end">
      <span aria-hidden="true">—</span>
      <span className="visually-hidden">{noValue}</span>
    </td>
  );
}
