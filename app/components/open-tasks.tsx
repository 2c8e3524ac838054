import { Form, href, Link } from "react-router";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { Icon } from "#app/ui/icon.tsx";
import type { Day } from "#domain/day.ts";
import type { OpenTodo } from "#server/services/todo/open.ts";
import { TodoDue } from "./todo-due.tsx";

interface OpenTasksProps {
  /** The record that the tasks are about. */
  of: "contact" | "deal" | "company";
  id: number;
  tasks: OpenTodo[];
  today: Day;
  /** The query of the list that the record's page was opened from, if any. */
  from?: string | null;
}

/** The open tasks of a record, with a button to complete each, and links to all and to add one. */
export function OpenTasks({ of, id, tasks, today, from }: OpenTasksProps) {
  const search = `?${of}=${id}`;
  const newSearch = from ? `${search}&${new URLSearchParams({ from })}` : search;
  return (
    <section className="card" aria-label="Tasks">
      <div className="section-header">
        <h2>Tasks</h2>
        <Link
          className="button button-small"
          to={{ pathname: href("/tasks/new"), search: newSearch }}
        >
          <Icon name="plus" size={14} />
          New task
        </Link>
      </div>
      {tasks.length > 0 ? (
        <ul className="open-tasks">
          {tasks.map((todo) => (
            <OpenTask key={todo.id} todo={todo} today={today} />
          ))}
        </ul>
      ) : (
        <p className="muted">No open tasks.</p>
      )}
      <p className="open-tasks-all">
        <Link to={{ pathname: href("/tasks"), search }}>All tasks</Link>
      </p>
    </section>
  );
}

function OpenTask({ todo, today }: { todo: OpenTodo; today: Day }) {
  const id = String(todo.id);
  return (
    <li className="open-task">
      <Form method="post" action={href("/tasks/:id/complete", { id })} preventScrollReset>
        <FormKeyInput />
        <button type="submit" className="icon-button" aria-label={`Complete ${todo.title}`}>
          <Icon name="circle" size={18} />
        </button>
      </Form>
      <Link className="open-task-title" dir="auto" to={href("/tasks/:id", { id })}>
        {todo.title}
      </Link>
      <span className="open-task-due">
        <TodoDue todo={todo} today={today} />
      </span>
    </li>
  );
}
