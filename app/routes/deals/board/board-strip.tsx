import { Sum } from "#app/components/sum.tsx";
import { SumText } from "#app/components/sum-text.tsx";
import { formatCount } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import type { BaseRates } from "#domain/money/rate.ts";
import type { ShownBoard } from "./shown-board.ts";

/** The total of all open deals on the board: their values, and weighted by probability. */
export function BoardStrip({ open, rates }: { open: ShownBoard["open"]; rates: BaseRates | null }) {
  const reading = useReading();
  if (open.count === 0) return null;
  return (
    <dl className="board-strip">
      <div>
        <dt>Open</dt>
        <dd>{formatCount(open.count, reading)}</dd>
      </div>
      <div>
        <dt>Total</dt>
        <dd>
          <Sum totals={open.totals} weighted={open.weighted} rates={rates} />
        </dd>
      </div>
      <div className="wide-only">
        <dt>Weighted</dt>
        <dd>
          <SumText totals={open.weighted} rates={rates} />
        </dd>
      </div>
    </dl>
  );
}
