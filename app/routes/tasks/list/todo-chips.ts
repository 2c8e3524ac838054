import type { Chip } from "#app/components/list/filter-chips.tsx";
import { displayName } from "#domain/contact/contact.ts";
import { todoGroupLabels } from "#domain/todo/groups.ts";
import { todoPriorityLabels, todoStatusLabels } from "#domain/todo/todo.ts";
import type { ListedTodos } from "./list-marks.ts";
import type { TodoListQuery } from "./todo-list.ts";

/** The filters of the list of tasks. */
export function todoChips(query: TodoListQuery, page: ListedTodos): Chip<TodoListQuery>[] {
  const { contact, deal, company } = page.subject;
  const { group, status, priority, categoryId } = query;
  return [
    [group && todoGroupLabels[group], "group"],
    [status && todoStatusLabels[status], "status"],
    [priority && `${todoPriorityLabels[priority]} priority`, "priority"],
    [page.categories.find(({ id }) => id === categoryId)?.name, "categoryId"],
    [contact && displayName(contact), "contactId"],
    [deal?.title, "dealId"],
    [company?.name, "companyId"],
  ];
}
