import { formatClock, formatDay } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import { type Day, daysAfter } from "#domain/day.ts";
import { isOpen, type TodoStatus } from "#domain/todo/todo.ts";

interface TodoDueProps {
  todo: { dueDate: Day | null; dueTime: string | null; status: TodoStatus };
  today: Day;
}

/** When a task is due: near days by name, and marked if they are past. */
export function TodoDue({ todo: { dueDate, dueTime, status }, today }: TodoDueProps) {
  const reading = useReading();
  if (dueDate === null) return null;
  const near: Record<Day, string> = {
    [daysAfter(today, -1)]: "Yesterday",
    [today]: "Today",
    [daysAfter(today, 1)]: "Tomorrow",
  };
  const day = near[dueDate] ?? formatDay(dueDate, reading);
  const text = dueTime ? `${day}, ${formatClock(dueTime, reading)}` : day;
  if (!isOpen(status) || dueDate >= today) return text;
  return (
    <span className="overdue">
      <span className="visually-hidden">Overdue: </span>
      {text}
    </span>
  );
}
