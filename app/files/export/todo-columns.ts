import { displayName } from "#domain/contact/contact.ts";
import { ownIdHeader } from "#domain/contact/fields-in-files.ts";
import { ownIdOf } from "#domain/contact/own-id.ts";
import {
  repeatFromLabels,
  type TodoField,
  todoFieldNames,
  todoHeaders,
} from "#domain/todo/fields.ts";
import { todoPriorityLabels, todoStatusLabels } from "#domain/todo/todo.ts";
import type { Todo } from "#server/services/todo/todo.ts";
import type { FileColumns } from "./file-format.ts";

type Columns = FileColumns<Todo>;

/** Fields that need more than their own value; a repetition is an RRULE, as calendars write it. */
const special = {
  repeatFrom: {
    [todoHeaders.repeatFrom]: ({ repeat, repeatFrom }) => repeat && repeatFromLabels[repeatFrom],
  },
  status: { [todoHeaders.status]: ({ status }) => todoStatusLabels[status] },
  priority: { [todoHeaders.priority]: ({ priority }) => todoPriorityLabels[priority] },
  categoryId: { [todoHeaders.categoryId]: ({ category }) => category?.name },
  contactId: {
    [todoHeaders.contactId]: ({ contact }) => contact && displayName(contact),
    "Contact Email": ({ contact }) => contact?.email,
    "Contact Company": ({ contact }) => contact?.company,
  },
  dealId: { [todoHeaders.dealId]: ({ deal }) => deal?.title },
  companyId: { [todoHeaders.companyId]: ({ company }) => company?.name },
} satisfies Partial<Record<TodoField, Columns>>;

function isSpecial(name: TodoField): name is keyof typeof special {
  return Object.hasOwn(special, name);
}

function columnsOf(name: TodoField): Columns {
  if (isSpecial(name)) return special[name];
  return { [todoHeaders[name]]: (todo) => todo[name] };
}

/** A task in a table. */
export const todoColumns: Columns = {
  ...Object.assign({}, ...todoFieldNames.map(columnsOf)),
  Completed: ({ completedAt }) =>
    completedAt === null ? null : new Date(completedAt).toISOString(),
  Created: ({ createdAt }) => new Date(createdAt).toISOString(),
  Updated: ({ updatedAt }) => new Date(updatedAt).toISOString(),
  [ownIdHeader]: (todo) => ownIdOf("todo", todo),
};
