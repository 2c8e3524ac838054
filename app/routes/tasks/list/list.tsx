import { href, Link } from "react-router";
import { ListPage } from "#app/components/list/list-page.tsx";
import { openList, pageAsked } from "#app/components/list/server/open-list.ts";
import { useShownList } from "#app/components/list/shown-list.ts";
import { pageContext } from "#app/context.ts";
import { formatCount } from "#app/format.ts";
import { leaveOutEmpty } from "#app/forms/filled-fields.ts";
import { pageUrl } from "#app/page-url.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useReading } from "#app/use-reading.ts";
import { todayOf, zoneOf } from "#app/zone.ts";
import { displayName } from "#domain/contact/contact.ts";
import { type TodoGroup, todoGroupLabels, todoGroups } from "#domain/todo/groups.ts";
import type { Route } from "./+types/list";
import { type ListedTodos, marksIn, type ShownTodos } from "./list-marks.ts";
import { TodoBulkBar } from "./todo-bulk-bar.tsx";
import { todoChips } from "./todo-chips.ts";
import { TodoFilter } from "./todo-filter.tsx";
import { type TodoListQuery, todoList } from "./todo-list.ts";
import { todoRequest } from "./todo-request.ts";
import { TodoTable } from "./todo-table.tsx";
import "./tasks.css";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `${loaderData.title} · Kith` : "Tasks · Kith" },
];

export async function loader({ request, context }: Route.LoaderArgs) {
  leaveOutEmpty(request);
  const { api, session } = context.get(pageContext);
  const query = todoList.query.read(pageUrl(request).searchParams);
  const answer = await api.todo.list(pageAsked(todoRequest, query, zoneOf(session)));
  const marks = marksIn(answer, query.search);
  const opened = await openList(request, todoList, query, answer);
  const title = opened.views.current?.name ?? titleOf(answer);
  return { ...opened, marks, title, today: todayOf(session), now: Date.now() };
}

/** The title of a list: what its tasks are about, if it is a single record. */
function titleOf({ subject: { contact, deal, company } }: ListedTodos): string {
  const about = contact ? displayName(contact) : (deal?.title ?? company?.name);
  return about ? `Tasks: ${about}` : "Tasks";
}

export default function Tasks({ loaderData }: Route.ComponentProps) {
  const { columns, views, title, today, now } = loaderData;
  const [{ query, page, marks }, onLive] = useShownList<ShownTodos>(loaderData);
  const narrowed = todoList.query.isFiltered({ ...query, group: null });
  return (
    <ListPage
      list={todoList}
      query={query}
      page={page}
      columns={columns}
      views={views}
      title={title}
      sums={<Groups query={query} page={page} narrowed={narrowed} />}
      links={[
        { to: href("/tasks/board"), icon: "square-kanban", label: "Board" },
        { to: href("/tasks/quick"), icon: "zap", label: "Quick add" },
        { to: href("/settings/categories"), icon: "tag", label: "Categories" },
      ]}
      create={{ to: href("/tasks/new"), label: "New task" }}
      empty={<NoTasksYet />}
      filter={<TodoFilter query={loaderData.query} page={page} onLive={onLive} />}
      chips={todoChips(query, page)}
      noMatches={{
        title: "No matches",
        text: "No tasks match these filters.",
        clear: "Show all tasks",
      }}
    >
      <TodoTable
        todos={page.items}
        groups={narrowed ? null : page.groups}
        query={query}
        columns={columns}
        marks={marks}
        today={today}
        now={now}
      />
      <TodoBulkBar page={page} query={query} today={today} />
    </ListPage>
  );
}

interface GroupsProps {
  query: TodoListQuery;
  page: ListedTodos;
  /** Whether a search or filter leaves out some tasks, which the numbers would count. */
  narrowed: boolean;
}

/** Links to the groups of the list, each with its number of tasks. */
function Groups({ query, page: { groups }, narrowed }: GroupsProps) {
  const shown = todoGroups.filter((group) => groups[group].count > 0 || group === query.group);
  return (
    <nav className="todo-groups edge-fade" aria-label="Groups">
      <GroupLink query={query} group={null} label="All" />
      {shown.map((group) => (
        <GroupLink
          key={group}
          query={query}
          group={group}
          label={todoGroupLabels[group]}
          figure={narrowed ? undefined : groups[group]}
        />
      ))}
    </nav>
  );
}

interface GroupLinkProps {
  query: TodoListQuery;
  group: TodoGroup | null;
  label: string;
  figure?: ListedTodos["groups"][TodoGroup] | undefined;
}

function GroupLink({ query, group, label, figure }: GroupLinkProps) {
  const reading = useReading();
  return (
    <Link
      className={group === "overdue" ? "todo-group-link todo-group-overdue" : "todo-group-link"}
      to={todoList.query.pathOf({ ...query, group, cursor: null })}
      aria-current={query.group === group ? "true" : undefined}
    >
      {label}
      {figure ? (
        <span className="todo-group-count">
          {formatCount(figure.count, reading)}
          {figure.capped ? "+" : ""}
        </span>
      ) : null}
    </Link>
  );
}

function NoTasksYet() {
  return (
    <EmptyState
      title="No tasks yet"
      primary={{ to: href("/tasks/new"), label: "Add a task" }}
      link={{ to: `${href("/import")}?noun=todo`, label: "Import a file" }}
    >
      Write down what you have to do, and when.
    </EmptyState>
  );
}
