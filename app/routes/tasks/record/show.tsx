import { Fragment } from "react";
import { href, Link, replace } from "react-router";
import { cameFrom } from "#app/components/came-from.ts";
import { History, historyParam } from "#app/components/history/history.tsx";
import { listOpenedFrom } from "#app/components/list/list.ts";
import { Prose } from "#app/components/prose.tsx";
import { RecordActions } from "#app/components/record-actions.tsx";
import { RecordDates } from "#app/components/record-dates.tsx";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { backFrom } from "#app/forms/back.ts";
import { ButtonForm } from "#app/forms/button-form.tsx";
import { submit } from "#app/forms/submit.ts";
import { answerOrFormError } from "#app/forms/unanswered.ts";
import { renderMarkdown } from "#app/markdown.server.ts";
import { routeId } from "#app/route-id.ts";
import { Icon } from "#app/ui/icon.tsx";
import { todayOf, zoneOf } from "#app/zone.ts";
import { todoFields } from "#domain/todo/fields.ts";
import { editedTodoGroup } from "#domain/todo/form-input.ts";
import { todoGroupNoun } from "#domain/todo/group.ts";
import { isOpen } from "#domain/todo/todo.ts";
import { editPath } from "../list/came-from.ts";
import { todoRequest } from "../list/todo-request.ts";
import type { Route } from "./+types/show";
import { completedMessage } from "./completed-message.ts";
import type { ShownTodo } from "./shown-todo.ts";
import { TodoAbout, TodoDetails } from "./todo-details.tsx";
import { TodoEditable, useExpectedTodo } from "./todo-editable.tsx";
import { TodoNavigation } from "./todo-navigation.tsx";
import "#app/components/record.css";
import "#app/components/history.css";
import "#app/components/prose.css";

export { FormGone as ErrorBoundary } from "#app/forms/form-gone.tsx";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `${loaderData.todo.title} · Kith` : "Kith" },
];

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { api, session } = context.get(pageContext);
  const { searchParams } = new URL(request.url);
  const from = cameFrom(searchParams);
  const { todo, categories, ...page } = await api.todo.page({
    id: routeId(params.id),
    history: searchParams.get(historyParam),
    list: listOpenedFrom(todoRequest, from, zoneOf(session)),
  });
  return {
    ...page,
    todo: { ...todo, categories },
    description: renderMarkdown(todo.description),
    from,
    today: todayOf(session),
  };
}

/** Saves one group of fields, and nothing else. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return submit(
    request,
    editedTodoGroup,
    async ({ group, todo, version, overwrites }, operation) => {
      const edited = await api.todo.update({ id, todo, version, overwrites, operation });
      const text = edited.next
        ? completedMessage(edited)
        : `Updated the ${todoGroupNoun(group)} of “${edited.title}”.`;
      const back = backFrom(request, href("/tasks/:id", { id: params.id }));
      return redirectSaying(back, { text, undo: edited.operation }, replace);
    },
  );
}

export function clientAction({ serverAction }: Route.ClientActionArgs) {
  return answerOrFormError(serverAction);
}

export default function ShowTask({ loaderData }: Route.ComponentProps) {
  const { history, neighbours, from, today } = loaderData;
  const todo = useExpectedTodo(loaderData.todo);
  const saved = todo.description === loaderData.todo.description;
  // An edit that was begun on one task's page doesn't continue on the next one's.
  return (
    <Fragment key={todo.id}>
      <TodoNavigation from={from} neighbours={neighbours} />
      <Header todo={todo} from={from} />
      <div className="record">
        <aside className="record-side" aria-label="Facts">
          <section className="card" aria-label="Details">
            <TodoDetails todo={todo} today={today} />
          </section>
          <TodoAbout todo={todo} />
          <RecordDates record={todo} />
        </aside>
        <div className="record-main">
          <section className="card" aria-labelledby="description">
            <h2 id="description">{todoFields.description.label}</h2>
            <TodoEditable group="description" todo={todo}>
              {todo.description ? (
                <Prose html={saved ? loaderData.description : null} text={todo.description} />
              ) : null}
            </TodoEditable>
          </section>
          <section className="card" aria-label="History">
            <h2>History</h2>
            <History page={history} undoneTo={href("/tasks")} />
          </section>
        </div>
      </div>
    </Fragment>
  );
}

function Header({ todo, from }: { todo: ShownTodo; from: string | null }) {
  const id = String(todo.id);
  return (
    <header className="record-header">
      <div className="record-name">
        <TodoEditable group="title" todo={todo}>
          <h1 dir="auto">{todo.title}</h1>
        </TodoEditable>
      </div>
      <div className="page-actions">
        {isOpen(todo.status) ? (
          <>
            <ButtonForm
              action={href("/tasks/:id/complete", { id })}
              className="button button-primary"
            >
              <Icon name="check" />
              Complete
            </ButtonForm>
            <Link className="button" to={href("/tasks/:id/snooze", { id })}>
              <Icon name="clock" />
              Snooze
            </Link>
          </>
        ) : (
          <ButtonForm action={href("/tasks/:id/reopen", { id })}>
            <Icon name="rotate-ccw" />
            Reopen
          </ButtonForm>
        )}
        <RecordActions
          editTo={editPath(todo.id, from)}
          deleteTo={href("/tasks/:id/delete", { id })}
        />
      </div>
    </header>
  );
}
