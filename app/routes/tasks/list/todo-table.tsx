import { Fragment } from "react";
import { Form, href, Link } from "react-router";
import { DealContactName } from "#app/components/deal-contact.tsx";
import { AgoCell } from "#app/components/list/list-cells.tsx";
import type { ListMarks, RowMarks } from "#app/components/list/list-marks.ts";
import { ListTable } from "#app/components/list/list-table.tsx";
import { SelectRow } from "#app/components/list/selection-cells.tsx";
import { MarkedParts } from "#app/components/marked-parts.tsx";
import { TagChip } from "#app/components/tag-chip.tsx";
import { TodoDue } from "#app/components/todo-due.tsx";
import { formatCount } from "#app/format.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { useReading } from "#app/use-reading.ts";
import { displayName } from "#domain/contact/contact.ts";
import type { Day } from "#domain/day.ts";
import { type TodoGroup, todoGroupLabels } from "#domain/todo/groups.ts";
import { repeatLabel } from "#domain/todo/repeat.ts";
import { isOpen, todoPriorityLabels, todoStatusLabels } from "#domain/todo/todo.ts";
import type { GroupFigures } from "#server/services/todo/figures.ts";
import type { ListedTodo } from "#server/services/todo/list.ts";
import { todoPath } from "./came-from.ts";
import type { MarkedField } from "./list-marks.ts";
import { type TodoColumn, type TodoListQuery, todoList } from "./todo-list.ts";

interface TodoTableProps {
  todos: ListedTodo[];
  /** The numbers beside the headings; null where the list has only some of the tasks. */
  groups: GroupFigures | null;
  query: TodoListQuery;
  /** The columns after the title, in order. */
  columns: readonly TodoColumn[];
  /** The matches of a search in them. */
  marks: ListMarks<MarkedField> | null;
  today: Day;
  /** When the page was rendered, in unix milliseconds. */
  now: number;
}

/** Tasks in rows, under the headings of their groups where the list is in that order. */
export function TodoTable({ todos, groups, query, columns, marks, today, now }: TodoTableProps) {
  const grouped = query.sort === null || query.sort === "due-desc";
  return (
    <ListTable
      list={todoList}
      query={query}
      columns={columns}
      className="todo-table"
      rows={(from) =>
        todos.map((todo, index) => (
          <Fragment key={todo.id}>
            {grouped && todo.group && todo.group !== todos[index - 1]?.group ? (
              <GroupRow group={todo.group} groups={groups} span={columns.length + 2} />
            ) : null}
            <TodoRow
              todo={todo}
              isFirst={index === 0}
              from={from}
              today={today}
              now={now}
              columns={columns}
              marks={marks?.[todo.id]}
            />
          </Fragment>
        ))
      }
    />
  );
}

interface GroupRowProps {
  group: TodoGroup;
  groups: GroupFigures | null;
  span: number;
}

function GroupRow({ group, groups, span }: GroupRowProps) {
  const reading = useReading();
  const figure = groups?.[group];
  return (
    <tr className="todo-group">
      <th scope="colgroup" colSpan={span}>
        {todoGroupLabels[group]}
        {figure ? (
          <span className="todo-group-count">
            {formatCount(figure.count, reading)}
            {figure.capped ? "+" : ""}
          </span>
        ) : null}
      </th>
    </tr>
  );
}

interface TodoRowProps {
  todo: ListedTodo;
  /** Its link asks for the code of the page behind all of them. */
  isFirst: boolean;
  /** The list's query, for the links to tasks. */
  from: string;
  today: Day;
  now: number;
  columns: readonly TodoColumn[];
  marks: RowMarks<MarkedField> | undefined;
}

function TodoRow({ todo, isFirst, from, columns, marks, today, now }: TodoRowProps) {
  const parts = marks?.title;
  return (
    <tr className={isOpen(todo.status) ? undefined : "todo-closed"}>
      <SelectRow id={todo.id} name={todo.title} />
      <th scope="row" className="cell-name">
        <div className="todo-name">
          <DoneButton todo={todo} />
          <a
            className="row-link"
            dir="auto"
            href={todoPath(todo.id, from)}
            data-discover={isFirst || undefined}
          >
            {parts ? <MarkedParts parts={parts} /> : todo.title}
          </a>
          {isOpen(todo.status) ? (
            <Link
              className="icon-button todo-snooze"
              to={href("/tasks/:id/snooze", { id: String(todo.id) })}
              title="Snooze"
              discover="none"
            >
              <Icon name="clock" size={16} />
              <span className="visually-hidden">Snooze {todo.title}</span>
            </Link>
          ) : null}
        </div>
      </th>
      {columns.map((column) => (
        <Cell key={column} column={column} todo={todo} today={today} now={now} />
      ))}
    </tr>
  );
}

/** Completes a task, or makes a done one open again. */
function DoneButton({ todo: { id, title, status } }: { todo: ListedTodo }) {
  const open = isOpen(status);
  const to = { id: String(id) };
  return (
    <Form
      method="post"
      action={open ? href("/tasks/:id/complete", to) : href("/tasks/:id/reopen", to)}
      preventScrollReset
      discover="none"
    >
      <FormKeyInput />
      <button
        type="submit"
        className="todo-done"
        aria-label={open ? `Complete ${title}` : `Reopen ${title}`}
      >
        <Icon name={open ? "circle" : "check"} size={18} />
      </button>
    </Form>
  );
}

interface CellProps extends Pick<TodoRowProps, "todo" | "today" | "now"> {
  column: TodoColumn;
}

function Cell({ column, todo, today, now }: CellProps) {
  const { deal, contact, company, category } = todo;
  switch (column) {
    case "due":
      if (!todo.dueDate) return <td />;
      return (
        <td className="cell-date fold-end">
          <TodoDue todo={todo} today={today} />
        </td>
      );
    case "repeats":
      return <td>{todo.repeat ? repeatLabel(todo.repeat) : null}</td>;
    case "status":
      return <td>{todoStatusLabels[todo.status]}</td>;
    case "priority":
      if (todo.priority === "medium") return <td className="muted fold-none">Medium</td>;
      return (
        <td className={`todo-priority todo-priority-${todo.priority} fold-tail`}>
          {todoPriorityLabels[todo.priority]}
        </td>
      );
    case "category":
      return <td className="fold-start">{category ? <TagChip tag={category} /> : null}</td>;
    case "contact":
      return (
        <td className="fold-main">
          {contact ? (
            <DealContactName contact={contact}>{displayName(contact)}</DealContactName>
          ) : null}
        </td>
      );
    case "deal":
      return <td>{deal ? <DealTitle deal={deal} /> : null}</td>;
    case "company":
      return (
        <td>
          {company ? (
            <a dir="auto" href={href("/companies/:id", { id: String(company.id) })}>
              {company.name}
            </a>
          ) : null}
        </td>
      );
    case "added":
      return <AgoCell label={todoList.columns.added.label} moment={todo.createdAt} now={now} />;
  }
}

function DealTitle({ deal }: { deal: NonNullable<ListedTodo["deal"]> }) {
  if (deal.deleted) {
    return (
      <span className="muted">
        <s dir="auto">{deal.title}</s> (in Trash)
      </span>
    );
  }
  return (
    <a dir="auto" href={href("/deals/:id", { id: String(deal.id) })}>
      {deal.title}
    </a>
  );
}
