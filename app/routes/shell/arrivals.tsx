import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useLocation, useNavigation, useNavigationType } from "react-router";
import { keepFocus } from "./kept-focus.ts";
import { rows } from "./key-targets.ts";
import "./arrivals.css";

/**
 * What a browser does when a page loads, for the pages that are shown without loading: the focus goes to
 * the new page's heading or to the row that one comes back to, a screen reader says which page it is, and a
 * bar shows that a page takes long. Focus whose element disappears goes to what is nearest.
 */
export function Arrivals() {
  const { state } = useNavigation();
  const { pathname } = useLocation();
  const isReturn = useNavigationType() === "POP";
  const shown = useRef(pathname);
  const focusBefore = useRef<Element>(null);
  const [arrived, setArrived] = useState("");
  useEffect(() => {
    if (state === "loading") focusBefore.current = document.activeElement;
  }, [state]);
  // Before the focus of a removed element is kept.
  useLayoutEffect(() => {
    const left = shown.current;
    if (left === pathname) return;
    shown.current = pathname;
    arrive(focusBefore.current, isReturn ? rowOf(left) : undefined);
    setArrived(pageName());
  }, [pathname, isReturn]);
  useEffect(keepFocus, []);
  return (
    <>
      <p className="visually-hidden" role="status">
        {arrived}
      </p>
      {state === "idle" ? null : <div className="waiting-bar" />}
    </>
  );
}

/**
 * Focuses the row or else the heading, unless a field of the new page has the focus or it was moved while
 * the page loaded.
 */
function arrive(before: Element | null, row: HTMLElement | undefined): void {
  const { activeElement } = document;
  const isLost = activeElement === document.body;
  const isBehind = activeElement === before && !activeElement?.closest("main, dialog");
  if (!isLost && !isBehind) return;
  const heading = document.querySelector<HTMLElement>("main h1");
  if (heading) heading.tabIndex = -1;
  (row ?? heading)?.focus({ preventScroll: true });
}

/** The row of the record whose page was left. */
function rowOf(left: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>(rows)].find(
    (row) => row instanceof HTMLAnchorElement && row.pathname === left,
  );
}

/** The heading and, on a list, the number of its records. */
function pageName(): string {
  const parts = document.querySelectorAll("main h1, .page-detail > [aria-live]");
  return [...parts].map((part) => part.textContent).join(", ");
}
