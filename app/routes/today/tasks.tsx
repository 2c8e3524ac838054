import { Form, href, Link } from "react-router";
import { TodoDue } from "#app/components/todo-due.tsx";
import { formatClock } from "#app/format.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { useReading } from "#app/use-reading.ts";
import type { Day } from "#domain/day.ts";
import { snoozedTo } from "#domain/todo/groups.ts";
import { todoPriorityLabels } from "#domain/todo/todo.ts";
import type { Counted } from "#server/services/today/counted.ts";
import type { TodayTask } from "#server/services/today/tasks.ts";
import { AboutLink, Group } from "./group.tsx";

interface TasksProps {
  group: "overdue" | "dueToday";
  tasks: Counted<TodayTask>;
  day: Day;
}

const listGroups = { overdue: "overdue", dueToday: "today" } as const;

/** The tasks that are overdue, or due today. */
export function Tasks({ group, tasks, day }: TasksProps) {
  return (
    <Group group={group} counted={tasks} all={`${href("/tasks")}?group=${listGroups[group]}`}>
      {tasks.items.map((task) => (
        <Task key={task.id} task={task} day={day} />
      ))}
    </Group>
  );
}

/** Completing a task with somebody asks for the next step; one that repeats has it already. */
function Task({ task, day }: { task: TodayTask; day: Day }) {
  const reading = useReading();
  const { title, priority, about, dueDate, dueTime } = task;
  const id = String(task.id);
  return (
    <li className="today-row">
      <Form method="post" action={href("/tasks/:id/complete", { id })} preventScrollReset>
        <FormKeyInput />
        {about && !task.repeats ? <input type="hidden" name="ask" value="1" /> : null}
        <button type="submit" className="today-done" aria-label={`Complete ${title}`}>
          <Icon name="circle" size={18} />
        </button>
      </Form>
      <span className="today-text">
        <Link className="today-title" dir="auto" to={href("/tasks/:id", { id })}>
          {title}
        </Link>
        {priority === "high" || priority === "urgent" ? (
          <span className="today-priority">{todoPriorityLabels[priority]}</span>
        ) : null}
        <span className="today-about">
          <AboutLink about={about} />
        </span>
      </span>
      <span className="today-when">
        {dueDate < day ? (
          <TodoDue todo={{ dueDate, dueTime, status: "pending" }} today={day} />
        ) : dueTime ? (
          formatClock(dueTime, reading)
        ) : null}
      </span>
      <Form method="post" action={href("/tasks/:id/snooze", { id })} preventScrollReset>
        <FormKeyInput />
        <input type="hidden" name="to" value={href("/today")} />
        <input type="hidden" name="dueDate" value={snoozedTo(day, "tomorrow")} />
        <button
          type="submit"
          className="icon-button"
          title="Snooze until tomorrow"
          aria-label={`Snooze ${title} until tomorrow`}
        >
          <Icon name="clock" size={16} />
        </button>
      </Form>
    </li>
  );
}
