import type { Deal, DealContact } from "#server/services/deal/deal.ts";

/** A deal as its page shows it. */
export interface ShownDeal extends Deal {
  /** The contacts other than the primary one. */
  others: DealContact[];
  lostReasons: string[];
}
