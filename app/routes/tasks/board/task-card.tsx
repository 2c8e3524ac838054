import { href, Link } from "react-router";
import { MoveLink } from "#app/components/board/move-link.tsx";
import { TodoDue } from "#app/components/todo-due.tsx";
import type { Day } from "#domain/day.ts";
import { todoPriorityLabels } from "#domain/todo/todo.ts";
import type { ShownTask } from "./shown-board.ts";

interface TaskCardProps {
  task: ShownTask;
  today: Day;
  discover: "render" | "none";
}

/** A task on the board: its title, what it is about, when it is due, and a link to move it. */
export function TaskCard({ task, today, discover }: TaskCardProps) {
  const { title, priority, category, about } = task;
  const id = String(task.id);
  return (
    <>
      <div className="board-card-head">
        <Link className="board-card-title" to={href("/tasks/:id", { id })} discover={discover}>
          {title}
        </Link>
        <MoveLink card={task} href={href("/tasks/:id/move", { id })} />
      </div>
      {about ? <p className="task-card-about">{about}</p> : null}
      <p className="task-card-facts">
        <TodoDue todo={task} today={today} />
        {priority === "medium" ? null : <span>{todoPriorityLabels[priority]}</span>}
        {category ? (
          <span className="chip" style={{ "--tag": category.color } as React.CSSProperties}>
            {category.name}
          </span>
        ) : null}
      </p>
    </>
  );
}
