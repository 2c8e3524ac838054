import { Suspense, useRef, useState } from "react";
import { lazyComponent } from "#app/ui/lazy-component.ts";
import { Modal } from "#app/ui/modal.tsx";
import { longestSearch } from "#domain/search/search.ts";
import { Icon } from "../../ui/icon.tsx";
import "./palette.css";
import type { ListState } from "./palette-items.ts";

/** Results need the typed client; until it has loaded, the typed text waits for it. */
const PaletteResults = lazyComponent(() => import("./palette-results.client.tsx"));
const ShortcutHelp = lazyComponent(() => import("./shortcut-help.client.tsx"));

interface PaletteDialogProps {
  /** The id of the signed-in person. */
  person: string;
  /** Whether single keys are shortcuts. */
  singles: boolean;
  onClose: () => void;
}

/**
 * Finds any record, page or action by a few letters; the field is ready as soon as the shortcut is
 * pressed.
 */
export function PaletteDialog({ person, singles, onClose }: PaletteDialogProps) {
  const [help, setHelp] = useState(false);
  const [typed, setTyped] = useState("");
  const [entered, setEntered] = useState(false);
  const [list, setList] = useState<ListState>({ isOpen: false, selected: undefined });
  const field = useRef<HTMLInputElement>(null);
  if (help) {
    return (
      <Suspense>
        <ShortcutHelp singles={singles} onClose={onClose} />
      </Suspense>
    );
  }
  return (
    <Modal className="palette" label="Command menu" onClose={onClose}>
      <div className="palette-field">
        <input
          ref={field}
          className="palette-input"
          role="combobox"
          dir="auto"
          aria-label="Command menu"
          aria-autocomplete="list"
          aria-expanded={list.isOpen}
          aria-controls={list.isOpen ? "palette-list" : undefined}
          aria-activedescendant={list.selected}
          placeholder="Search or type a command"
          value={typed}
          maxLength={longestSearch}
          autoComplete="off"
          spellCheck={false}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          onKeyDown={({ key, nativeEvent }) => {
            setEntered(key === "Enter" && !nativeEvent.isComposing);
          }}
        />
        <form method="dialog">
          <button type="submit" className="button button-quiet button-icon">
            <Icon name="x" />
            <span className="visually-hidden">Close</span>
          </button>
        </form>
      </div>
      <Suspense>
        <PaletteResults
          person={person}
          field={field}
          typed={typed}
          entered={entered}
          onList={setList}
          onHelp={() => setHelp(true)}
        />
      </Suspense>
    </Modal>
  );
}
