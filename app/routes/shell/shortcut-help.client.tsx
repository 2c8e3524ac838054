import { Modal } from "#app/ui/modal.tsx";
import { Icon } from "../../ui/icon.tsx";
import { type Keystrokes, shortcutSections } from "./shortcuts.ts";
import "./keyboard.css";

interface ShortcutHelpProps {
  /** Whether single keys are shortcuts. */
  singles: boolean;
  onClose: () => void;
}

/** All shortcuts. */
export default function ShortcutHelp({ singles, onClose }: ShortcutHelpProps) {
  const sections = shortcutSections
    .map(({ title, lines }) => ({ title, lines: lines.filter(({ single }) => singles || !single) }))
    .filter(({ lines }) => lines.length > 0);
  return (
    <Modal className="help" label="Keyboard shortcuts" onClose={onClose}>
      <header className="help-header">
        <h2>Keyboard shortcuts</h2>
        <form method="dialog">
          <button type="submit" className="button button-quiet button-icon">
            <Icon name="x" />
            <span className="visually-hidden">Close</span>
          </button>
        </form>
      </header>
      {singles ? null : (
        <p className="notice">Single-key shortcuts are off. Turn them on in Settings.</p>
      )}
      <div className="help-sections">
        {sections.map(({ title, lines }) => (
          <section key={title} aria-label={title}>
            <h3>{title}</h3>
            <dl>
              {lines.map(({ keys, label }) => (
                <div key={label} className="help-line">
                  <dt>{label}</dt>
                  <dd>
                    <Keys keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}

/** Keys to press one after the other, named as on the person's keyboard. */
export function Keys({ keys: [first, second] }: { keys: Keystrokes }) {
  return (
    <>
      <kbd>{onThisKeyboard(first)}</kbd>
      {second ? (
        <>
          {" then "}
          <kbd>{onThisKeyboard(second)}</kbd>
        </>
      ) : null}
    </>
  );
}

/** On a Mac, Cmd does what Ctrl does elsewhere, except with arrows. */
function onThisKeyboard(key: string): string {
  if (!/Mac|iP/.test(navigator.platform)) return key;
  return key.replace("Ctrl+", /[←→]/.test(key) ? "⌃" : "⌘");
}
