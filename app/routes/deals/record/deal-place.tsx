import { RecordPlace } from "#app/components/record-place.tsx";
import type { Neighbours } from "#server/db/cursor.ts";
import type { DealNeighbour } from "#server/services/deal/page.ts";
import { dealPath, placePath } from "../list/came-from.ts";

interface DealPlaceProps {
  /** The list that the page was opened from. */
  from: string | null;
  neighbours: Neighbours<DealNeighbour> | null;
}

/** Links back to the list and to the previous and next deals in it, or back to the board. */
export function DealPlace({ from, neighbours }: DealPlaceProps) {
  const stepTo = (deal: DealNeighbour | null) =>
    deal && { name: deal.title, to: dealPath(deal.id, from) };
  return (
    <RecordPlace
      backTo={placePath(from)}
      back={from === null ? "Back to the board" : "Back to the list"}
      steps={neighbours && { previous: stepTo(neighbours.previous), next: stepTo(neighbours.next) }}
    />
  );
}
