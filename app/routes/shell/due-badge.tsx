import { useEffect } from "react";
import { createPortal } from "react-dom";
import { href, useFetcher } from "react-router";
import { formatCount } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import type { DueCount } from "#server/services/today/summary.ts";

/** The element in the link to Today that holds the badge. */
export const badgeId = "due-badge";

/**
 * How many tasks are due, in the link to Today and in the tab's title. The router reads it again after
 * each write.
 */
export function DueBadge() {
  const { data, load } = useFetcher<DueCount>({ key: badgeId });
  const reading = useReading();
  useEffect(() => void load(href("/today/due")), [load]);
  const shown = data?.count ? formatCount(data.count, reading) + (data.capped ? "+" : "") : "";
  useTitle(shown);
  const place = shown && document.getElementById(badgeId);
  if (!place) return null;
  return createPortal(
    <span className="sidebar-badge">
      {shown}
      <span className="visually-hidden"> due</span>
    </span>,
    place,
  );
}

/** Keeps a number before the title of whatever page is open. */
function useTitle(shown: string): void {
  useEffect(() => {
    const set = () => {
      const plain = document.title.replace(/^\([\d.,\s’]+\+?\) /, "");
      const title = shown ? `(${shown}) ${plain}` : plain;
      if (title !== document.title) document.title = title;
    };
    set();
    const changes = new MutationObserver(set);
    changes.observe(document.head, { subtree: true, childList: true, characterData: true });
    return () => changes.disconnect();
  }, [shown]);
}
