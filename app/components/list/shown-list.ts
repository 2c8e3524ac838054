import { useState } from "react";
import type { ListMarks } from "./list-marks.ts";

/** What a page says of a list: what was asked for, what was found, and what to mark of it. */
export interface ShownList<Query, Page, Field extends string> {
  query: Query;
  page: Page;
  /** What a search has found in the rows. */
  marks: ListMarks<Field> | null;
}

/** What a live search has found, and the query of the page that it is ahead of. */
export type LiveList<Shown extends { query: unknown }> = Shown & { aheadOf: Shown["query"] };

/** What an island that searches as one types is given. */
export interface LiveSearchProps<Shown extends { query: unknown }> {
  search: string;
  /** What the page itself asks for. */
  query: Shown["query"];
  onLive: (live: LiveList<Shown> | null) => void;
}

/** The list to show: what a live search has found for as long as it is ahead of the page, else the page's own. */
export function useShownList<Shown extends { query: unknown }>(ofPage: Shown) {
  const [live, setLive] = useState<LiveList<Shown> | null>(null);
  const isAhead = live !== null && live.aheadOf === ofPage.query;
  return [isAhead ? live : ofPage, setLive] as const;
}
