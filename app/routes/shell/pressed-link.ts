/** The link to another page of ours that something happened on; one with a target is left to the browser. */
export function linkOf(target: EventTarget | null): HTMLAnchorElement | null {
  const link = target instanceof Element ? target.closest("a") : null;
  const isOurs = link && link.origin === window.location.origin;
  const isPage = link && !link.target && !link.hasAttribute("download");
  return isOurs && isPage && !link.getAttribute("href")?.startsWith("#") ? link : null;
}

export function pathOf({ pathname, search, hash }: HTMLAnchorElement): string {
  return pathname + search + hash;
}

type Press = Pick<MouseEvent, "button" | "metaKey" | "ctrlKey" | "shiftKey" | "altKey">;

/** Whether a press opens the link here, rather than in a new tab or window. */
export function isPlainPress({ button, metaKey, ctrlKey, shiftKey, altKey }: Press): boolean {
  return button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;
}
