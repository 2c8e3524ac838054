import { useEffect, useState } from "react";
import { Link, useLocation } from "react-router";
import type { Flash } from "#app/flash.ts";
import { useLive } from "#app/use-live.ts";
import { Icon } from "../ui/icon.tsx";
import { onSaid } from "../ui/say.ts";
import { UndoForm } from "./undo-form.tsx";

/** How long a message stays across pages, in milliseconds. */
const shownFor = 20_000;

/**
 * The message after an action, with Undo beside it. Without JavaScript it is part of the next page;
 * with it, it stays across pages for a while, and for as long as the pointer or focus is on it.
 */
export function FlashMessage({ flash }: { flash: Flash | null }) {
  const [shown, setShown] = useState(flash);
  const live = useLive();
  const [held, setHeld] = useState(false);
  const { pathname } = useLocation();
  const elsewhere = shown?.link?.to !== pathname && shown?.link;
  useEffect(() => {
    if (flash) setShown(flash);
  }, [flash]);
  useEffect(() => onSaid((text) => setShown({ text })), []);
  useEffect(() => {
    if (!shown || held) return;
    const timer = setTimeout(() => setShown(null), shownFor);
    return () => clearTimeout(timer);
  }, [shown, held]);
  return (
    <section
      className="flash-area"
      aria-label="Messages"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <div className={shown ? "flash" : undefined}>
        {/* Screen readers announce the message without its buttons. */}
        <p className="flash-text" role="status" dir="auto">
          {shown?.text}
        </p>
        {elsewhere ? (
          <Link className="flash-link" to={elsewhere.to} onClick={() => setShown(null)}>
            {elsewhere.text}
          </Link>
        ) : null}
        {shown?.undo ? (
          <UndoForm
            className="flash-undo"
            shortcut="Control+Z Meta+Z"
            operation={shown.undo}
            to={elsewhere ? undefined : shown.undoTo}
            isRedo={shown.offersRedo}
            onSubmit={() => setShown(null)}
          />
        ) : null}
        {shown && live ? (
          <button type="button" className="flash-close" onClick={() => setShown(null)}>
            <Icon name="x" />
            <span className="visually-hidden">Dismiss</span>
          </button>
        ) : null}
      </div>
    </section>
  );
}
