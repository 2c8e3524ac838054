/** An element around the focus, and which of its children the focus was in. */
interface Around {
  element: Element;
  index: number;
}

/**
 * Moves the focus to what is nearest when its element is removed: to what took its place in its list, for
 * instance, instead of the top of the page. Returns a function that stops it.
 */
export function keepFocus(): () => void {
  let focused: Element | null = null;
  let around: Around[] = [];
  const remember = () => {
    focused = document.activeElement;
    around = ancestors(focused);
  };
  // An element that lost the focus to a key or a press is still there a moment later.
  const forget = () =>
    setTimeout(() => {
      if (focused?.isConnected && document.activeElement === document.body) around = [];
    });
  const removals = new MutationObserver(() => {
    if (focused?.isConnected || document.activeElement !== document.body) return;
    const left = around;
    around = [];
    // A component that moves the focus itself comes first.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) nearest(left)?.focus({ preventScroll: true });
    });
  });
  remember();
  document.addEventListener("focusin", remember);
  document.addEventListener("focusout", forget);
  removals.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener("focusin", remember);
    document.removeEventListener("focusout", forget);
    removals.disconnect();
  };
}

/** Up to the page's content, from the inside out; none for focus elsewhere. */
function ancestors(focused: Element | null): Around[] {
  const around: Around[] = [];
  for (let child = focused; child?.parentElement; child = child.parentElement) {
    const element = child.parentElement;
    around.push({ element, index: [...element.children].indexOf(child) });
    if (element.matches("main")) return around;
  }
  return [];
}

const focusable =
  'a[href], button:enabled, summary, select:enabled, textarea:enabled, input:enabled:not([type="hidden"])';

function nearest(around: Around[]): HTMLElement | undefined {
  for (const { element, index } of around.filter(({ element }) => element.isConnected)) {
    const near = [element.children[index], element.children[index - 1], element];
    const target = near.map((each) => each && firstIn(each)).find(Boolean);
    if (target) return target;
  }
  return undefined;
}

function firstIn(element: Element): HTMLElement | undefined {
  const all = [element, ...element.querySelectorAll(focusable)];
  return all.find(
    (each): each is HTMLElement =>
      each instanceof HTMLElement && each.matches(focusable) && each.checkVisibility(),
  );
}
