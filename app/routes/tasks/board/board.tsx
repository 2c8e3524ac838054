import { useState } from "react";
import { href, Link } from "react-router";
import type { CardMove } from "#app/components/board/board.ts";
import { LiveBoard } from "#app/components/board/live-board.tsx";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { backFrom } from "#app/forms/back.ts";
import { runListButtonAction } from "#app/forms/button-action.ts";
import { numberOf, textOf } from "#app/forms/read-form.ts";
import { answerOrMessage } from "#app/forms/unanswered.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { todayOf } from "#app/zone.ts";
import { type TodoStatus, todoStatuses } from "#domain/todo/todo.ts";
import { Icon } from "../../../ui/icon.tsx";
import { moveTodo } from "../record/move-to-status.ts";
import type { Route } from "./+types/board";
import { MoveDialog } from "./move-dialog.tsx";
import { columnOf, type ShownTask, shownColumns } from "./shown-board.ts";
import { StatusColumns, StatusTabs } from "./status-columns.tsx";
import { useMove, useMoved } from "./use-moves.ts";
import "#app/components/board/board.css";
import "./tasks-board.css";

export const meta: Route.MetaFunction = () => [{ title: "Tasks · Kith" }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const { api, session } = context.get(pageContext);
  const { columns } = await api.todo.board();
  const shown = statusIn(new URL(request.url).searchParams.get("status")) ?? "pending";
  return { columns: shownColumns(columns), shown, today: todayOf(session) };
}

/** Moves a task to the status that it was dropped on; a refusal is shown on the unchanged board. */
export function action({ request, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  return runListButtonAction(request, async (operation, form) => {
    const move = { id: numberOf(form, "id"), status: textOf(form, "status"), operation };
    return redirectSaying(backFrom(request, href("/tasks/board")), await moveTodo(api, move));
  });
}

export async function clientAction({ request, serverAction }: Route.ClientActionArgs) {
  const title = textOf(await request.clone().formData(), "title");
  return answerOrMessage(serverAction, `Couldn't move “${title}”:`);
}

const nouns = { card: "task", column: "status" };

export default function Board({ loaderData: { shown, today, ...read } }: Route.ComponentProps) {
  const columns = useMoved(read.columns);
  const [asked, setAsked] = useState<ShownTask | null>(null);
  const move = useMove();
  const taskOf = (id: number) =>
    columns.flatMap(({ tasks }) => tasks).find((task) => task.id === id);
  const put = ({ id, columnId }: CardMove) => {
    const [task, status] = [taskOf(id), statusIn(columnId)];
    // A status has its tasks in the order in which they are due.
    if (task && status && status !== task.status) move(task, status);
  };
  return (
    <div className="board-page">
      <PageHeader title="Tasks">
        <Link className="button" to={href("/tasks")}>
          List
        </Link>
        <Link className="button button-primary wide-only" to={href("/tasks/new")}>
          <Icon name="plus" />
          New task
        </Link>
      </PageHeader>
      {columns.every(({ count }) => count === 0) ? (
        <EmptyState title="No tasks yet" primary={{ to: href("/tasks/new"), label: "Add a task" }}>
          Write down what you have to do, and when.
        </EmptyState>
      ) : (
        <>
          <StatusTabs columns={columns} shown={shown} />
          <LiveBoard
            columns={columns.map(columnOf)}
            nouns={nouns}
            put={put}
            isAsking={asked !== null}
            onMenu={(id) => setAsked(taskOf(id) ?? null)}
          >
            <StatusColumns columns={columns} shown={shown} today={today} />
          </LiveBoard>
        </>
      )}
      {asked ? (
        <MoveDialog
          task={asked}
          onClose={() => setAsked(null)}
          onMove={(status) => {
            setAsked(null);
            move(asked, status);
          }}
        />
      ) : null}
    </div>
  );
}

function statusIn(text: string | null): TodoStatus | undefined {
  return todoStatuses.find((status) => status === text);
}
