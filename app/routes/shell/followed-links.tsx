import { useNavigate } from "react-router";
import { isPlainPress, linkOf, pathOf } from "./pressed-link.ts";

/**
 * Follows plain links, and the links of pressed rows, without loading the whole page again: one handler for
 * all of them costs the server less than a component each.
 */
export function FollowedLinks(props: { className: string; children: React.ReactNode }) {
  const navigate = useNavigate();

  function follow(event: React.MouseEvent): void {
    const link = linkOf(event.target);
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

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links in it have the focus and the keys
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click
    <div className={props.className} onClick={follow} onAuxClick={follow}>
      {props.children}
    </div>
  );
}

/** The link of a row that was pressed beside its links and fields, unless text was selected there. */
function rowLinkOf({ target }: React.SyntheticEvent): HTMLAnchorElement | null {
  const pressed = target as Element;
  const isOther = pressed.closest("a, button, label, input, [popover]") !== null;
  if (isOther || !window.getSelection()?.isCollapsed) return null;
  return pressed.closest("tr")?.querySelector<HTMLAnchorElement>("a.row-link") ?? null;
}
