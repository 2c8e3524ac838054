import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { href } from "react-router";
import { formatCount } from "#app/format.ts";
import { useFormKey } from "#app/page-data.ts";
import { useReading } from "#app/use-reading.ts";
import type { DueCount } from "#server/services/today/summary.ts";

/** The element in the link to Today that holds the badge. */
export const badgeId = "due-badge";

/** How many tasks are due, in the link to Today and in the tab's title. */
export function DueBadge() {
  const due = useDueCount();
  const reading = useReading();
  const shown = due?.count ? formatCount(due.count, reading) + (due.capped ? "+" : "") : "";
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

/**
 * The number of tasks that are due, read again after each write, which gives the page another key for its
 * forms. It isn't a fetcher of the router, which reports one that it cuts off as an error of the page.
 */
function useDueCount(): DueCount | null {
  const [due, setDue] = useState<DueCount | null>(null);
  const formKey = useFormKey();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another key means another count.
  useEffect(() => {
    const reading = new AbortController();
    readDueCount(reading.signal).then(setDue, () => undefined);
    return () => reading.abort();
  }, [formKey]);
  return due;
}

async function readDueCount(signal: AbortSignal): Promise<DueCount | null> {
  const answer = await fetch(href("/today/due"), { signal, redirect: "manual" });
  return answer.ok ? answer.json() : null;
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
