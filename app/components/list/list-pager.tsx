import { formatCount } from "#app/format.ts";
import { Pager } from "#app/ui/pager.tsx";
import { useReading } from "#app/use-reading.ts";
import { defaultLength } from "./list-options.ts";

interface ListPagerProps {
  query: {
    search?: string;
    /** The number of the page's first row, as the link that led there had it; null if unknown. */
    at: number | null;
    limit?: number;
  };
  page: {
    total: number;
    totalCapped: boolean;
    items: readonly unknown[];
    prevCursor: string | null;
    nextCursor: string | null;
  };
}

/** Which rows of a list its page shows, and links to the previous and next page. */
export default function ListPager({ query, page }: ListPagerProps) {
  const reading = useReading();
  const { search, limit = defaultLength } = query;
  const { prevCursor, nextCursor, items, total, totalCapped } = page;
  const first = firstOf(query, page);
  if (first === null) return <Pager {...{ prevCursor, nextCursor, search }} />;
  const next = first + items.length;
  return (
    <Pager
      {...{ prevCursor, nextCursor, search }}
      first={{ ofPrevious: Math.max(1, first - limit), ofNext: next }}
    >
      <span className="pager-range">
        {formatCount(first, reading)}–{formatCount(next - 1, reading)} of{" "}
        {formatCount(total, reading)}
        {totalCapped ? "+" : ""}
      </span>
    </Pager>
  );
}

/** The number of the page's first row: that of the first and last page is known without its link. */
function firstOf({ at }: ListPagerProps["query"], page: ListPagerProps["page"]): number | null {
  const { prevCursor, nextCursor, items, total, totalCapped } = page;
  if (!prevCursor) return 1;
  return nextCursor || totalCapped ? at : total - items.length + 1;
}
