import { href, Link } from "react-router";
import { TodoDue } from "#app/components/todo-due.tsx";
import { formatTime } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import type { Day } from "#domain/day.ts";
import type { TimelineTask } from "#server/services/timeline/tasks.ts";
import type { OpenTodo } from "#server/services/todo/open.ts";
import { Icon } from "../../ui/icon.tsx";
import type { IconName } from "../../ui/icon-names.ts";

/** A task on a timeline, at the time when it was done. */
export function DoneEntry({ at, task }: TimelineTask) {
  const reading = useReading();
  return (
    <li className="history-entry">
      <div className="history-head">
        <TaskName icon="check" label="Done" task={task} />
        <span className="history-by">
          You · <time dateTime={new Date(at).toISOString()}>{formatTime(at, reading)}</time>
        </span>
      </div>
    </li>
  );
}

/** An open task on a timeline, with when it is due. */
export function DueEntry({ task, today }: { task: OpenTodo; today: Day }) {
  return (
    <li className="history-entry">
      <div className="history-head">
        <TaskName icon="circle" label="To do" task={task} />
        <span className="history-by">
          <TodoDue todo={task} today={today} />
        </span>
      </div>
    </li>
  );
}

interface TaskNameProps {
  icon: IconName;
  label: string;
  task: { id: number; title: string };
}

function TaskName({ icon, label, task }: TaskNameProps) {
  return (
    <span>
      <Icon name={icon} size={14} /> <span className="history-action">{label}</span>{" "}
      <Link dir="auto" to={href("/tasks/:id", { id: String(task.id) })}>
        {task.title}
      </Link>
    </span>
  );
}
