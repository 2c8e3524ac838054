import { formatDay } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import type { Day } from "#domain/day.ts";

interface ExpectedCloseProps {
  day: Day;
  /** Whether the deal is neither won nor lost. */
  isOpen: boolean;
  today: Day;
}

/**
 * The date on which a deal is expected to close; it is marked if the date has passed and the deal
 * is still open.
 */
export function ExpectedClose({ day, isOpen, today }: ExpectedCloseProps) {
  const reading = useReading();
  const text = formatDay(day, reading);
  if (!isOpen || day >= today) return text;
  return (
    <span className="overdue">
      <span className="visually-hidden">Overdue: </span>
      {text}
    </span>
  );
}
