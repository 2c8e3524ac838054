import { useEffect, useEffectEvent, useRef, useState } from "react";
import { formatClock, formatDay, type Reading } from "#app/format.ts";
import { LiveProvider, trpc } from "#app/trpc.client.tsx";
import { usePaused } from "#app/ui/use-paused.ts";
import { useReading } from "#app/use-reading.ts";
import { displayName } from "#domain/contact/contact.ts";
import type { QuickPart } from "#domain/todo/quick/quick.ts";
import { repeatLabel } from "#domain/todo/repeat.ts";
import { durationLabel } from "#domain/todo/time.ts";
import { todoPriorityLabels } from "#domain/todo/todo.ts";
import type { ParsedTodo } from "#server/services/todo/quick/parse.ts";
import { UnknownMarks } from "./unknown-marks.tsx";

/** What is understood of the line in the form around it, each part with a button to remove it. */
export default function Understood() {
  return (
    <LiveProvider>
      <Parts />
    </LiveProvider>
  );
}

/** The text of the form around an element, as it is typed. */
function useTyped(place: React.RefObject<HTMLElement | null>): string {
  const [typed, setTyped] = useState("");
  useEffect(() => {
    const field = place.current?.closest("form")?.elements.namedItem("text");
    if (!(field instanceof HTMLInputElement)) return;
    const read = () => setTyped(field.value);
    read();
    field.addEventListener("input", read);
    return () => field.removeEventListener("input", read);
  }, [place]);
  return typed;
}

/** Sends the form only once what is understood of its text is shown. */
function useWaitingForm(place: React.RefObject<HTMLElement | null>, isShown: boolean): void {
  const [isWaiting, setWaiting] = useState(false);
  const hold = useEffectEvent((event: SubmitEvent) => {
    if (isShown) return;
    event.preventDefault();
    event.stopPropagation();
    setWaiting(true);
  });
  useEffect(() => {
    const form = place.current?.closest("form");
    const submit = (event: SubmitEvent) => hold(event);
    form?.addEventListener("submit", submit, { capture: true });
    return () => form?.removeEventListener("submit", submit, { capture: true });
  }, [place]);
  useEffect(() => {
    if (!isWaiting || !isShown) return;
    setWaiting(false);
    place.current?.closest("form")?.requestSubmit();
  }, [place, isWaiting, isShown]);
}

function Parts() {
  const reading = useReading();
  const place = useRef<HTMLDivElement>(null);
  const typed = useTyped(place);
  const paused = usePaused(typed);
  const [removed, setRemoved] = useState<QuickPart[]>([]);
  if (typed === "" && removed.length > 0) setRemoved([]);
  const { data, isPlaceholderData, isError } = trpc.todo.parse.useQuery(
    { text: paused, without: removed },
    { enabled: paused.trim() !== "", placeholderData: (previous) => previous },
  );
  const isShown = data !== undefined && !isPlaceholderData && paused === typed;
  useWaitingForm(place, isShown || isError || typed.trim() === "");
  const parsed = typed.trim() === "" ? undefined : data;
  return (
    <div ref={place} aria-live="polite">
      <input type="hidden" name="shown" value={isShown ? typed : ""} />
      {removed.map((part) => (
        <input key={part} type="hidden" name="without" value={part} />
      ))}
      {parsed ? (
        <>
          <p>
            <strong>{parsed.title || "No title yet"}</strong>
          </p>
          <ul className="filter-chips" aria-label="Understood">
            {partsOf(parsed, reading).map(([part, text]) => (
              <li key={part}>
                <button
                  type="button"
                  className="filter-chip"
                  aria-label={`Remove ${text}`}
                  onClick={() => setRemoved([...removed, part])}
                >
                  {text}
                  <span aria-hidden="true">×</span>
                </button>
              </li>
            ))}
          </ul>
          <UnknownMarks marks={parsed.unknown} />
        </>
      ) : null}
    </div>
  );
}

/** The parts that were understood, in words. */
function partsOf(parsed: ParsedTodo, reading: Reading): [QuickPart, string][] {
  const { dueDate, dueTime, durationMinutes, repeat, priority, category, contact } = parsed;
  const lasts = durationMinutes ? `, ${durationLabel(durationMinutes)}` : "";
  const texts: [QuickPart, string | null][] = [
    ["dueDate", dueDate && `Due ${formatDay(dueDate, reading)}`],
    ["dueTime", dueTime && `${formatClock(dueTime, reading)}${lasts}`],
    ["repeat", repeat && repeatLabel(repeat)],
    ["priority", priority && `${todoPriorityLabels[priority]} priority`],
    ["categoryId", category && `#${category.name}`],
    ["contactId", contact && `With ${displayName(contact)}`],
  ];
  return texts.flatMap(([part, text]) => (text ? [[part, text]] : []));
}
