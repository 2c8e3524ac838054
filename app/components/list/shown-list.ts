import { useState } from "react";
import type { ListMarks } from "./list-marks.ts";

/** The parts of a list's page: the query, the rows, and the matches to mark in them. */
export interface ShownList<Query, Page, Field extends string> {
  query: Query;
  page: Page;
  /** The matches of a search in the rows. */
  marks: ListMarks<Field> | null;
}

/** The result of a live search, and the query of the page when it was typed. */
export type LiveList<Shown extends { query: unknown }> = Shown & { aheadOf: Shown["query"] };

/** The props of the component that searches while somebody types. */
export interface LiveSearchProps<Shown extends { query: unknown }> {
  search: string;
  /** The page's own query. */
  query: Shown["query"];
  onLive: (live: LiveList<Shown> | null) => void;
}

/**
 * The list to show: the live search's result while it is ahead of the page, otherwise the page's
 * own.
 */
export function useShownList<Shown extends { query: unknown }>(ofPage: Shown) {
  const [live, setLive] = useState<LiveList<Shown> | null>(null);
  const isAhead = live !== null && live.aheadOf === ofPage.query;
  return [isAhead ? live : ofPage, setLive] as const;
}
