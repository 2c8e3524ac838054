import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useShortcut } from "#app/use-shortcut.ts";
import { type Press, rows, typingPlaces } from "./key-targets.ts";

/** What the keys do, and the palette with the typed client, come when the first of them is pressed. */
const Keyboard = lazy(() => import("./keyboard.tsx"));
const Palette = lazy(() => import("./palette.tsx"));

interface ShellKeysProps {
  /** Whose book it is. */
  person: string;
  palette: boolean;
  onPalette: (open: boolean) => void;
}

/** Listens to the keyboard on every page of the book. */
export function ShellKeys({ person, palette, onPalette }: ShellKeysProps) {
  const [awake, setAwake] = useState(false);
  const press = useRef<Press>(undefined);
  const waiting = useRef<string[]>([]);
  const singles = useShortcut("on") !== undefined;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const shortcut = shortcutOf(event, singles);
      if (!shortcut) return;
      if (shortcut === "mod+k") onPalette(true);
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
  }, [singles, onPalette]);
  return (
    <Suspense fallback={null}>
      {awake ? (
        <Keyboard
          singles={singles}
          onReady={(ready) => {
            press.current = ready;
            for (const shortcut of waiting.current.splice(0)) ready(shortcut);
          }}
        />
      ) : null}
      {palette ? <Palette person={person} onClose={() => onPalette(false)} /> : null}
    </Suspense>
  );
}

/** What a key means where the focus is; undefined where it means nothing to the shell. */
function shortcutOf(event: KeyboardEvent, singles: boolean): string | undefined {
  const { key, ctrlKey, metaKey, shiftKey, altKey, target } = event;
  if (event.defaultPrevented || event.isComposing || altKey) return undefined;
  if (document.querySelector("dialog[open]")) return undefined;
  const typing = target instanceof Element && target.matches(typingPlaces);
  const name = key.toLowerCase();
  if (ctrlKey || metaKey) {
    const always = name === "k" || name === "enter";
    // The other key of a Mac goes back with an arrow.
    const going = ctrlKey && /^arrow(left|right)$/.test(name);
    const known = always || (!typing && (going || name === "z"));
    return known && !shiftKey ? `mod+${name}` : undefined;
  }
  if (name === "escape") return name;
  if (typing || !singles) return undefined;
  if (/^arrow(up|down)$/.test(name))
    return document.activeElement?.matches(rows) ? name : undefined;
  if (name === "x" && shiftKey) return "shift+x";
  return /^[a-z/?]$/.test(name) ? name : undefined;
}
