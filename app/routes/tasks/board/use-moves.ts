import { href, useFetchers, useSubmit } from "react-router";
import { formKeyField } from "#app/forms/form-key.ts";
import { useFormKey } from "#app/page-data.ts";
import { type TodoStatus, todoStatuses } from "#domain/todo/todo.ts";
import { type ShownColumn, type ShownTask, withMoves } from "./shown-board.ts";

const prefix = "task-";

/** Sends a task to another status; the board shows it there at once. */
export function useMove() {
  const submit = useSubmit();
  const formKey = useFormKey();
  return ({ id, title }: ShownTask, status: TodoStatus) => {
    const form = new FormData();
    // Each drop is its own operation, even if it equals an earlier one.
    form.set(formKeyField, `${formKey} ${crypto.randomUUID()}`);
    form.set("id", String(id));
    // For the message if the move can't be sent.
    form.set("title", title);
    form.set("status", status);
    submit(form, {
      method: "post",
      action: href("/tasks/board"),
      navigate: false,
      fetcherKey: `${prefix}${id}`,
      flushSync: true,
      preventScrollReset: true,
    });
  };
}

/** The columns as they will be once pending moves are saved. */
export function useMoved(columns: ShownColumn[]): ShownColumn[] {
  const moves = useFetchers().flatMap(({ key, formData }) => {
    const status = todoStatuses.find((each) => each === formData?.get("status"));
    if (!key.startsWith(prefix) || !status) return [];
    return [{ id: Number(key.slice(prefix.length)), status }];
  });
  return withMoves(columns, moves);
}
