import { type RefObject, useEffect } from "react";

const controls = "a, button, input, summary";

/**
 * Makes each column one stop of the Tab key: its first card, or the one that had the focus last. The arrow keys,
 * Home and End lead on from a card, Enter opens it, and Tab then goes through the links and buttons of that card.
 */
export function useRovingFocus(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const board = frame.current;
    if (!board) return;
    const settle = () => settleStops(board);
    const onFocus = ({ target }: FocusEvent) => {
      const card = cardOf(target);
      if (!card) return;
      for (const other of cardsBeside(card)) other.removeAttribute("data-stop");
      card.setAttribute("data-stop", "");
      settle();
    };
    const onKey = (event: KeyboardEvent) => followKey(board, event);
    const changes = new MutationObserver(settle);
    settle();
    changes.observe(board, { childList: true, subtree: true, attributeFilter: ["tabindex"] });
    board.addEventListener("focusin", onFocus);
    board.addEventListener("keydown", onKey);
    return () => {
      changes.disconnect();
      board.removeEventListener("focusin", onFocus);
      board.removeEventListener("keydown", onKey);
    };
  }, [frame]);
}

function cardOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(".board-card") : null;
}

function cardsIn(list: Element | null | undefined): HTMLElement[] {
  return Array.from(list?.querySelectorAll<HTMLElement>(".board-card") ?? []);
}

function cardsBeside(card: Element): HTMLElement[] {
  return cardsIn(card.closest(".cards"));
}

/** Writes only what differs, because it is called for its own changes too. */
function settleStops(board: HTMLElement): void {
  for (const list of board.querySelectorAll(".cards")) {
    const cards = cardsIn(list);
    const stop = cards.find((card) => card.hasAttribute("data-stop")) ?? cards[0];
    for (const card of cards) {
      setTabIndex(card, card === stop ? 0 : -1);
      const isEntered = card.contains(document.activeElement);
      for (const each of card.querySelectorAll<HTMLElement>(controls)) {
        setTabIndex(each, isEntered ? 0 : -1);
      }
    }
  }
}

function setTabIndex(element: HTMLElement, index: number): void {
  if (element.getAttribute("tabindex") !== String(index)) element.tabIndex = index;
}

function followKey(board: HTMLElement, event: KeyboardEvent): void {
  const { target, key, ctrlKey, metaKey, altKey, shiftKey } = event;
  const card = cardOf(target);
  const isPlain = !ctrlKey && !metaKey && !altKey && !shiftKey;
  // A lifted card has these keys for itself.
  const isLifted = event.defaultPrevented || board.querySelector(".board-card-held") !== null;
  if (!card || card !== target || !isPlain || isLifted) return;
  if (key === "Enter") {
    event.preventDefault();
    card.querySelector<HTMLElement>(".board-card-title")?.click();
    return;
  }
  const next = cardAfter(board, card, key);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** The card that a key leads to from another: within its column, or beside it in the next one that has cards. */
function cardAfter(board: HTMLElement, card: HTMLElement, key: string): HTMLElement | undefined {
  const cards = cardsBeside(card);
  const index = cards.indexOf(card);
  if (key === "ArrowDown") return cards[index + 1];
  if (key === "ArrowUp") return cards[index - 1];
  if (key === "Home") return cards[0];
  if (key === "End") return cards.at(-1);
  if (key !== "ArrowRight" && key !== "ArrowLeft") return undefined;
  const columns = Array.from(board.querySelectorAll(".cards"), cardsIn).filter(
    (column) => column.length > 0,
  );
  const column = columns.findIndex((each) => each.includes(card));
  const beside = column + (key === "ArrowRight" ? 1 : -1);
  return columns[beside]?.[index] ?? columns[beside]?.at(-1);
}
