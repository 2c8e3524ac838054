import { useRef, useState } from "react";
import { PrefetchPageLinks, useLocation, useNavigate } from "react-router";

/** Milliseconds for which a pointer or the focus rests on a link before its page is fetched. */
const rest = 100;

/**
 * Follows plain links, and the links of pressed rows, without loading the whole page again, and fetches their pages when a pointer or
 * the focus rests on them, or as soon as one is pressed: one handler for all of them costs the server less
 * than a component each.
 */
export function FollowedLinks(props: { className: string; children: React.ReactNode }) {
  const navigate = useNavigate();
  const { key } = useLocation();
  /** The page that is fetched ahead, for the visit that it was fetched on. */
  const [ahead, setAhead] = useState({ path: "", visit: key });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  function follow(event: React.MouseEvent): void {
    const link = linkOf(event);
    // The sheet that it is in.
    link?.closest<HTMLElement>("[popover]")?.hidePopover();
    if (event.defaultPrevented) return;
    const row = link ? null : rowLinkOf(event);
    if (!isPlainPress(event)) {
      // The browser itself does this for links.
      if (row && event.button !== 2) window.open(row.href, "_blank", "noopener");
      return;
    }
    const target = link ?? row;
    if (!target) return;
    event.preventDefault();
    navigate(pathOf(target), { replace: target.href === window.location.href });
  }

  function prepare(event: React.SyntheticEvent): void {
    clearTimeout(timer.current);
    const link = linkOf(event);
    if (!link) return;
    const fetchAhead = () => {
      // React Router asks for the files of the page behind a link with this mark.
      link.dataset.discover = "true";
      setAhead({ path: pathOf(link), visit: key });
    };
    if (event.type === "pointerdown") fetchAhead();
    else timer.current = setTimeout(fetchAhead, rest);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links in it have the focus and the keys
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click
    <div
      className={props.className}
      onClick={follow}
      onAuxClick={follow}
      onPointerOver={prepare}
      onPointerDown={prepare}
      onPointerLeave={() => clearTimeout(timer.current)}
      onFocus={prepare}
    >
      {props.children}
      {ahead.path && ahead.visit === key ? <PrefetchPageLinks page={ahead.path} /> : null}
    </div>
  );
}

/** The link to another page of ours that this happened on; one with a target is left to the browser. */
function linkOf({ target }: React.SyntheticEvent): HTMLAnchorElement | null {
  const link = (target as Element).closest("a");
  const isOurs = link && link.origin === window.location.origin;
  const isPage = link && !link.target && !link.hasAttribute("download");
  return isOurs && isPage && !link.getAttribute("href")?.startsWith("#") ? link : null;
}

/** The link of a row that was pressed beside its links and fields, unless text was selected there. */
function rowLinkOf({ target }: React.SyntheticEvent): HTMLAnchorElement | null {
  const pressed = target as Element;
  const isOther = pressed.closest("a, button, label, input, [popover]") !== null;
  if (isOther || !window.getSelection()?.isCollapsed) return null;
  return pressed.closest("tr")?.querySelector<HTMLAnchorElement>("a.row-link") ?? null;
}

function pathOf({ pathname, search, hash }: HTMLAnchorElement): string {
  return pathname + search + hash;
}

/** Whether the press opens the link here, rather than in a new tab or window. */
function isPlainPress({ button, metaKey, ctrlKey, shiftKey, altKey }: React.MouseEvent): boolean {
  return button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;
}
