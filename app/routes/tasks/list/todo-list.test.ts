import fc from "fast-check";
import { test } from "vitest";
import { anyId, expectRoundTrips, listFields, maybe } from "#app/components/list/round-trip.ts";
import { todoGroups } from "#domain/todo/groups.ts";
import { todoPriorities, todoStatuses } from "#domain/todo/todo.ts";
import { todoList } from "./todo-list.ts";

test("a query of the list of tasks is read from its URL as it was written", () => {
  expectRoundTrips(todoList.query, {
    ...listFields(todoList),
    group: maybe(fc.constantFrom(...todoGroups)),
    status: maybe(fc.constantFrom(...todoStatuses)),
    priority: maybe(fc.constantFrom(...todoPriorities)),
    categoryId: maybe(anyId),
    contactId: maybe(anyId),
    dealId: maybe(anyId),
    companyId: maybe(anyId),
  });
});
