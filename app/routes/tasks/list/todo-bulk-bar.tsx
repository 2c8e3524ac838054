import { href } from "react-router";
import { BulkFrame } from "#app/components/list/bulk-frame.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { lazyComponent } from "#app/ui/lazy-component.ts";
import type { Day } from "#domain/day.ts";
import { snoozedTo } from "#domain/todo/groups.ts";
import type { ListedTodos } from "./list-marks.ts";
import { type TodoListQuery, todoList } from "./todo-list.ts";

/** The typed client loads only for an action that takes several calls. */
const TodoBulkProgress = lazyComponent(() => import("./todo-bulk-progress.client.tsx"));

interface TodoBulkBarProps {
  page: ListedTodos;
  query: TodoListQuery;
  today: Day;
}

/** The actions on the selected tasks. */
export function TodoBulkBar({ page, query, today }: TodoBulkBarProps) {
  return (
    <BulkFrame list={todoList} query={query} page={page} Progress={TodoBulkProgress}>
      <button
        type="submit"
        className="button button-small"
        formAction={href("/tasks/bulk/complete")}
      >
        <Icon name="check" />
        Complete
      </button>
      <details className="menu">
        <summary className="button button-small">Snooze</summary>
        <div className="menu-body bulk-field">
          <label htmlFor="bulk-due">Due</label>
          <input
            className="input"
            id="bulk-due"
            type="date"
            name="due"
            defaultValue={snoozedTo(today, "tomorrow")}
          />
          <button
            type="submit"
            className="button button-small"
            formAction={href("/tasks/bulk/snooze")}
          >
            Apply
          </button>
        </div>
      </details>
    </BulkFrame>
  );
}
