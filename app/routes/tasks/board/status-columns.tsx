import { memo, useState } from "react";
import { href, Link } from "react-router";
import { ColumnTabs } from "#app/components/board/column-tabs.tsx";
import { BoardColumn, Columns } from "#app/components/board/columns.tsx";
import { formatCount, type Reading } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import type { Day } from "#domain/day.ts";
import { type TodoStatus, todoStatusLabels } from "#domain/todo/todo.ts";
import type { ShownColumn } from "./shown-board.ts";
import { TaskCard } from "./task-card.tsx";

interface StatusColumnsProps {
  columns: ShownColumn[];
  /** The status that a phone shows. */
  shown: TodoStatus;
  today: Day;
}

/** The statuses side by side, each with its first tasks. */
export function StatusColumns({ columns, shown, today }: StatusColumnsProps) {
  // The same card even after cards move, so that the routes behind its links load only once.
  const [first] = useState(() => columns.flatMap(({ tasks }) => tasks)[0]?.id);
  return (
    <Columns>
      {columns.map((column) => (
        <BoardColumn
          key={column.status}
          id={column.status}
          heading={`status-${column.status}`}
          header={<ColumnHeader column={column} />}
          footer={<MoreTasks column={column} />}
          cards={column.tasks}
          renderCard={(task) => (
            <Card task={task} today={today} discover={task.id === first ? "render" : "none"} />
          )}
          isShown={column.status === shown}
        />
      ))}
    </Columns>
  );
}

const Card = memo(TaskCard);

function ColumnHeader({ column }: { column: ShownColumn }) {
  const reading = useReading();
  return (
    <header className="column-header">
      <h2 id={`status-${column.status}`} className="column-title">
        <span className="column-name">{todoStatusLabels[column.status]}</span>
        <span className="column-count">{countText(column, reading)}</span>
      </h2>
    </header>
  );
}

function countText({ count, capped }: ShownColumn, reading: Reading): string {
  return `${formatCount(count, reading)}${capped ? "+" : ""}`;
}

/** A link to the list, which has all tasks of a status. */
function MoreTasks({ column: { status, count, tasks } }: { column: ShownColumn }) {
  const reading = useReading();
  if (count <= tasks.length) return null;
  return (
    <Link
      className="button button-quiet"
      to={{ pathname: href("/tasks"), search: `?status=${status}` }}
    >
      {formatCount(count - tasks.length, reading)} more in the list
    </Link>
  );
}

/** The tabs of the statuses on a phone. */
export function StatusTabs({ columns, shown }: Omit<StatusColumnsProps, "today">) {
  const reading = useReading();
  const tabs = columns.map((column) => ({
    id: column.status,
    name: todoStatusLabels[column.status],
    count: countText(column, reading),
    to: `${href("/tasks/board")}?status=${column.status}`,
  }));
  return <ColumnTabs label="Statuses" tabs={tabs} shown={shown} />;
}
