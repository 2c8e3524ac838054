import { useEffect, useEffectEvent, useRef, useState } from "react";
import { PrefetchPageLinks, useLocation } from "react-router";
import { prepareForm } from "./forms-over-page.tsx";
import { linkOf, pathOf } from "./pressed-link.ts";

/** Milliseconds for which a pointer or the focus rests on a link before its page is fetched. */
const rest = 100;

/** Fetches the page behind a link when a pointer or the focus rests on it, or as soon as it is pressed. */
export function PrefetchedLinks() {
  const { key } = useLocation();
  /** The page that is fetched ahead, for the visit that it was fetched on. */
  const [ahead, setAhead] = useState({ path: "", visit: key });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const prepare = useEffectEvent((event: Event) => {
    clearTimeout(timer.current);
    const link = linkOf(event.target);
    if (!link) return;
    const fetchAhead = () => {
      if (prepareForm(link)) return;
      // React Router asks for the files of the page behind a link with this mark.
      link.dataset.discover = "true";
      setAhead({ path: pathOf(link), visit: key });
    };
    if (event.type === "pointerdown") fetchAhead();
    else timer.current = setTimeout(fetchAhead, rest);
  });
  useEffect(() => {
    const listen = (event: Event) => prepare(event);
    const events = ["pointerover", "pointerdown", "focusin"];
    for (const each of events) document.addEventListener(each, listen);
    return () => {
      clearTimeout(timer.current);
      for (const each of events) document.removeEventListener(each, listen);
    };
  }, []);
  return ahead.path && ahead.visit === key ? <PrefetchPageLinks page={ahead.path} /> : null;
}
