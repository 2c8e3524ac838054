import { useEffect, useState } from "react";
import { Form, href, Link } from "react-router";
import { useShortcut } from "#app/use-shortcut.ts";
import { longestSearch } from "#domain/search/search.ts";
import { Icon } from "../../ui/icon.tsx";

/** The search of everything in the sidebar, and beside it the button that opens the palette. */
export function SearchBox({ onPalette }: { onPalette: () => void }) {
  const shortcut = useShortcut("/");
  return (
    <Form
      className="shell-search"
      action={href("/search")}
      role="search"
      aria-label="Everything"
      // The page of results has a field of its own with the text.
      onSubmit={({ currentTarget }) => setTimeout(() => currentTarget.reset())}
    >
      <Icon name="search" className="search-icon" />
      <input
        className="input"
        name="q"
        dir="auto"
        aria-label="Search everything"
        aria-keyshortcuts={shortcut}
        placeholder="Search"
        maxLength={longestSearch}
        autoComplete="off"
        enterKeyHint="search"
      />
      <PaletteButton onPalette={onPalette} />
    </Form>
  );
}

/** Opens the palette; leads to the search page until JavaScript has loaded. */
function PaletteButton({ onPalette }: { onPalette: () => void }) {
  const [keys, setKeys] = useState<string>();
  useEffect(() => setKeys(/Mac|iP/.test(navigator.platform) ? "⌘K" : "Ctrl K"), []);
  const content = (
    <>
      <span className="visually-hidden">Command menu</span>
      <kbd>{keys ?? "Ctrl K"}</kbd>
    </>
  );
  if (!keys) {
    return (
      <Link className="palette-button" to={href("/search")}>
        {content}
      </Link>
    );
  }
  return (
    <button
      type="button"
      className="palette-button"
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      onClick={onPalette}
    >
      {content}
    </button>
  );
}
