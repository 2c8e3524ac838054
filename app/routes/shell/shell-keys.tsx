import { Suspense, useEffect, useRef, useState } from "react";
import { lazyComponent } from "#app/ui/lazy-component.ts";
import { type Press, rows, typingFields } from "./key-targets.ts";
import { PaletteDialog } from "./palette-dialog.tsx";

/** The actions load when the first shortcut is pressed. Search fields don't wait for them. */
const Keyboard = lazyComponent(() => import("./keyboard.client.tsx"));

interface ShellKeysProps {
  /** The id of the signed-in person. */
  person: string;
  /** Whether single keys are shortcuts. */
  singles: boolean;
  /** The number of the open palette; 0 for none. */
  palette: number;
  setPalette: React.Dispatch<React.SetStateAction<number>>;
}

/** Listens to the keyboard on every page of the workspace. */
export function ShellKeys({ person, singles, palette, setPalette }: ShellKeysProps) {
  const [awake, setAwake] = useState(false);
  const press = useRef<Press>(undefined);
  const waiting = useRef<string[]>([]);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const shortcut = shortcutOf(event, singles);
      if (!shortcut) return;
      if (shortcut === "mod+k") {
        waiting.current = [];
        setPalette((open) => open + 1);
      } else if (shortcut === "/") focusSearch();
      else if (shortcut === "escape" && leaveField()) return;
      else if (press.current) press.current(shortcut);
      else {
        waiting.current.push(shortcut);
        setAwake(true);
      }
      if (shortcut === "mod+k" || shortcut === "/" || shortcut.startsWith("arrow")) {
        event.preventDefault();
      }
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [singles, setPalette]);
  return (
    <>
      <Suspense>
        {awake ? (
          <Keyboard
            singles={singles}
            onReady={(ready) => {
              press.current = ready;
              for (const shortcut of waiting.current.splice(0)) ready(shortcut);
            }}
          />
        ) : null}
      </Suspense>
      {palette ? (
        <PaletteDialog
          key={palette}
          person={person}
          singles={singles}
          // The browser reports late that a palette was closed: the next one may be open by then.
          onClose={() => setPalette((open) => (open === palette ? 0 : open))}
        />
      ) : null}
    </>
  );
}

/** The page's own search comes before the search of everything. */
function focusSearch(): void {
  const own = document.querySelector<HTMLInputElement>('main input[type="search"]');
  const box = own ?? document.querySelector<HTMLInputElement>(".shell-search input");
  box?.focus();
  box?.select();
}

/**
 * Leaves a field, unless an open menu has to be closed first; returns whether there was a field to
 * leave.
 */
function leaveField(): boolean {
  const active = document.activeElement;
  const isField = active instanceof HTMLElement && active.matches(typingFields);
  if (!isField || document.querySelector("details.menu[open]")) return false;
  active.blur();
  return true;
}

/** The shortcut that a key means where the focus is; undefined if the shell doesn't use it. */
function shortcutOf(event: KeyboardEvent, singles: boolean): string | undefined {
  const { key, ctrlKey, metaKey, shiftKey, altKey, target } = event;
  if (event.defaultPrevented || event.isComposing || altKey) return undefined;
  if (document.querySelector("dialog[open]")) return undefined;
  const typing = target instanceof Element && target.closest(typingFields) !== null;
  const name = key.toLowerCase();
  if (ctrlKey || metaKey) {
    const always = name === "k" || name === "enter";
    // On a Mac, Cmd with an arrow goes back.
    const going = ctrlKey && /^arrow(left|right)$/.test(name);
    const known = always || (!typing && (going || name === "z"));
    return known && !shiftKey ? `mod+${name}` : undefined;
  }
  if (name === "escape") return name;
  if (typing || !singles) return undefined;
  const walking = document.activeElement?.matches(rows);
  if (/^arrow(up|down)$/.test(name)) return walking ? name : undefined;
  if (name === "x" && shiftKey) return "shift+x";
  return /^[a-z/?]$/.test(name) ? name : undefined;
}
