import { RecordNavigation } from "#app/components/record-navigation.tsx";
import type { Neighbours } from "#server/db/cursor.ts";
import type { DealNeighbour } from "#server/services/deal/page.ts";
import { dealPath, listOrBoardPath } from "../list/came-from.ts";

interface DealNavigationProps {
  /** The list that the page was opened from. */
  from: string | null;
  neighbours: Neighbours<DealNeighbour> | null;
}

/** Links back to the list and to the previous and next deals in it, or back to the board. */
export function DealNavigation({ from, neighbours }: DealNavigationProps) {
  const stepTo = (deal: DealNeighbour | null) =>
    deal && { name: deal.title, to: dealPath(deal.id, from) };
  return (
    <RecordNavigation
      backTo={listOrBoardPath(from)}
      back={from === null ? "Back to the board" : "Back to the list"}
      steps={neighbours && { previous: stepTo(neighbours.previous), next: stepTo(neighbours.next) }}
    />
  );
}
