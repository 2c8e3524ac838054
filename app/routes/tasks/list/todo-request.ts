import { todoBulkActions } from "#domain/todo/bulk.ts";
import type { TodoBulkAction } from "#domain/todo/bulk-input.ts";
import { type TodoListQuery, todoList } from "./todo-list.ts";

/** The API request for a list. */
function toApi(asked: TodoListQuery) {
  const { search, group, status, priority, categoryId, contactId, dealId, companyId } = asked;
  return {
    search,
    sort: asked.sort ?? undefined,
    group: group ?? undefined,
    status: status ?? undefined,
    priority: priority ?? undefined,
    categoryId: categoryId ?? undefined,
    contactId: contactId ?? undefined,
    dealId: dealId ?? undefined,
    companyId: companyId ?? undefined,
  };
}

/** The action that a form of the list asks for; undefined if there is no such action. */
function actionOf(verb: string, form: FormData): TodoBulkAction | undefined {
  switch (verb) {
    case "complete":
      return { does: verb };
    case "snooze":
      return { does: verb, dueDate: String(form.get("due") ?? "") };
    case "delete":
      return { does: verb };
  }
}

/** The list of tasks with its API request: kept apart, because the page itself makes no requests. */
export const todoRequest = { ...todoList, toApi, actionOf, actions: todoBulkActions };
