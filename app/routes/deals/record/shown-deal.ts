import type { Deal, DealContact } from "#server/services/deal/deal.ts";

/** A deal as its page shows it. */
export interface ShownDeal extends Deal {
  /** Who it is with besides its first contact. */
  others: DealContact[];
  lostReasons: string[];
}
