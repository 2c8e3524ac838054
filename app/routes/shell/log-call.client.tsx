import { Icon } from "#app/ui/icon.tsx";
import { useReading } from "#app/use-reading.ts";
import { dayIn } from "#domain/day.ts";
import { clockIn } from "#domain/moment.ts";

interface LogCallProps {
  /** When the number was pressed, in unix milliseconds. */
  at: number;
  onDone: () => void;
}

/** Asks whether to log a call; one press fills in the page's own form with its type and time. */
export default function LogCall({ at, onDone }: LogCallProps) {
  const { timeZone } = useReading();
  return (
    <div className="flash-area">
      <div className="flash" role="status">
        <span className="flash-text">Log this call?</span>
        <button
          type="button"
          className="flash-link"
          onClick={() => {
            fillIn({ type: "call", day: dayIn(timeZone, at), time: clockIn(timeZone, at) });
            onDone();
          }}
        >
          Log call
        </button>
        <button type="button" className="flash-close" onClick={onDone}>
          <Icon name="x" />
          <span className="visually-hidden">Don't log this call</span>
        </button>
      </div>
    </div>
  );
}

/** Fills in fields of the form that logs an activity, and leads to it. */
function fillIn(values: Record<string, string>): void {
  const form = document.querySelector<HTMLFormElement>("form.composer");
  if (!form) return;
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements.namedItem(name);
    if (field instanceof RadioNodeList || field instanceof HTMLInputElement) field.value = value;
  }
  const when = form.querySelector("details");
  if (when) when.open = true;
  const subject = form.elements.namedItem("subject");
  if (subject instanceof HTMLElement) subject.focus();
}
