import { useEffect, useEffectEvent, useRef, useState } from "react";
import { isChanged } from "#app/ui/is-changed.ts";
import { quickAdd } from "./commands.ts";
import { type Press, rows } from "./key-targets.ts";
import ShortcutHelp from "./shortcut-help.client.tsx";
import { sequences } from "./shortcuts.ts";
import { useOpen } from "./use-open.ts";
import "./keyboard.css";

/** How long a first key waits for the next one, in milliseconds. */
const patience = 3_000;

interface KeyboardProps {
  /** Whether single keys are shortcuts. */
  singles: boolean;
  onReady: (press: Press) => void;
}

/** Runs the shortcuts: each one presses, follows or focuses something that the page itself has. */
export default function Keyboard({ singles, onReady }: KeyboardProps) {
  const open = useOpen();
  const [help, setHelp] = useState(false);
  const [first, setFirst] = useState<string>();
  const begun = useRef<string>(undefined);
  const begin = (key: string | undefined) => {
    begun.current = key;
    setFirst(key);
  };
  useEffect(() => {
    if (!first) return;
    const timer = setTimeout(() => {
      begun.current = undefined;
      setFirst(undefined);
    }, patience);
    return () => clearTimeout(timer);
  }, [first]);

  const press = useEffectEvent((shortcut: string) => {
    const waiting = begun.current ? sequences[begun.current] : undefined;
    begin(undefined);
    const step = waiting?.steps.find(({ key }) => key === shortcut);
    if (step) open(step.to);
    else if (waiting) return;
    else if (sequences[shortcut]) begin(shortcut);
    else if (shortcut === "?") setHelp(true);
    else if (shortcut === "e") edit(open);
    else if (shortcut === quickAdd.key) open(quickAdd.to);
    else commands[shortcut]?.();
  });
  const ready = useEffectEvent(onReady);
  useEffect(() => ready((shortcut) => press(shortcut)), []);

  const sequence = first ? sequences[first] : undefined;
  return (
    <>
      <div className="key-hint-area" role="status">
        {sequence ? (
          <p className="key-hint">
            {sequence.label}
            {sequence.steps.map(({ key, label }) => (
              <span key={key}>
                <kbd>{key.toUpperCase()}</kbd> {label}
              </span>
            ))}
          </p>
        ) : null}
      </div>
      {help ? <ShortcutHelp singles={singles} onClose={() => setHelp(false)} /> : null}
    </>
  );
}

const commands: Record<string, () => void> = {
  j: () => moveBy(1),
  arrowdown: () => moveBy(1),
  k: () => moveBy(-1),
  arrowup: () => moveBy(-1),
  x: () => select(false),
  "shift+x": () => select(true),
  "mod+z": () => press(".flash-undo"),
  "mod+arrowleft": () => press('a[rel~="prev"]'),
  "mod+arrowright": () => press('a[rel~="next"]'),
  "mod+enter": save,
  escape: leave,
};

function press(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.click();
}

function visibleRows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(rows)].filter((row) => row.checkVisibility());
}

/** The row that has the focus. */
function focusedRow(): HTMLElement | undefined {
  const active = document.activeElement;
  return visibleRows().find((row) => row === active || whole(row)?.contains(active));
}

function whole(row: Element): Element | null {
  return row.closest("tr, li, article");
}

function moveBy(step: number): void {
  const all = visibleRows();
  const focused = focusedRow();
  const at = focused ? all.indexOf(focused) + step : 0;
  all[Math.min(Math.max(at, 0), all.length - 1)]?.focus();
}

/** Clicks the checkbox of the focused row, like a Shift-click if Shift is held. */
function select(shiftKey: boolean): void {
  const row = focusedRow();
  const box = row && whole(row)?.querySelector('input[type="checkbox"]');
  box?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey }));
}

/** The lists whose records have a form at /edit. */
const editedLists = ["contacts", "companies", "deals", "tasks"];

/** Edits the record of the focused row, or the page's own record. */
function edit(open: (to: string) => void): void {
  const row = focusedRow();
  if (!(row instanceof HTMLAnchorElement)) {
    press('main [aria-keyshortcuts="E"]');
    return;
  }
  const [, list = ""] = /^\/(\w+)\/\d+$/.exec(row.pathname) ?? [];
  if (editedLists.includes(list)) open(`${row.pathname}/edit`);
  else row.click();
}

/** The form that has the focus, or the page's main form. */
function currentForm(): HTMLFormElement | null {
  const around = document.activeElement?.closest("form");
  return around ?? document.querySelector<HTMLFormElement>("main form.form");
}

function save(): void {
  const form = currentForm();
  if (form?.method !== "post") return;
  form.requestSubmit(form.querySelector<HTMLElement>('[type="submit"]'));
}

/** Closes a menu, or else leaves a form in which nothing was typed. */
function leave(): void {
  const menu = document.querySelector<HTMLDetailsElement>("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  } else {
    const form = currentForm();
    const cancel = form?.querySelector<HTMLElement>(".form-actions a");
    if (form && cancel && !isChanged(form)) cancel.click();
  }
}
