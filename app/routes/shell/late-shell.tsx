import { useEffect, useState } from "react";
import { useLocation } from "react-router";
import { keepRecent } from "#app/recent.ts";
import { LeaveGuard } from "#app/ui/leave-guard.tsx";
import { hasUnsentText } from "#app/ui/unsent-text.ts";
import { Arrivals } from "./arrivals.tsx";
import { CallsMade } from "./calls-made.tsx";
import { DueBadge } from "./due-badge.tsx";
import { FormsOverPage } from "./forms-over-page.tsx";
import { PrefetchedLinks } from "./prefetched-links.tsx";

/** What the shell does for somebody who stays: none of it is needed before the browser is idle. */
export default function LateShell({ person }: { person: string }) {
  const isTyping = useTyping();
  const { pathname } = useLocation();
  useRecent(person);
  return (
    <>
      <Arrivals />
      <DueBadge />
      {isTyping ? <LeaveGuard /> : null}
      <FormsOverPage />
      <PrefetchedLinks />
      <CallsMade key={pathname} />
    </>
  );
}

/** Whether something has been typed in a form that writes, also before this code came. */
function useTyping(): boolean {
  const [isTyping, setIsTyping] = useState(false);
  useEffect(() => {
    if (isTyping) return;
    const look = () => setIsTyping([...document.forms].some(hasUnsentText));
    look();
    document.addEventListener("input", look);
    return () => document.removeEventListener("input", look);
  }, [isTyping]);
  return isTyping;
}

/** Remembers the records that a person opens, so that the palette offers them first. */
function useRecent(person: string): void {
  const { pathname } = useLocation();
  useEffect(() => {
    if (!/^\/(contacts|companies|deals)\/\d+$/.test(pathname)) return;
    keepRecent(person, { to: pathname, label: document.title.replace(/^\(.*?\) | · Kith$/g, "") });
  }, [person, pathname]);
}
