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

/** What an import can find again: what is in Trash it would add, or not find. */
function keptOf<Of extends { deleted: boolean }>(record: Of | null): Of | null {
  return record?.deleted ? null : record;
}

/** Fields that need more than their own value; a repetition is an RRULE, as calendars write it. */
const special = {
  repeatFrom: {
    [todoHeaders.repeatFrom]: ({ repeat, repeatFrom }) => repeat && repeatFromLabels[repeatFrom],
  },
  status: { [todoHeaders.status]: ({ status }) => todoStatusLabels[status] },
  priority: { [todoHeaders.priority]: ({ priority }) => todoPriorityLabels[priority] },
  categoryId: { [todoHeaders.categoryId]: ({ category }) => category?.name },
  contactId: {
    [todoHeaders.contactId]: (todo) => {
      const contact = keptOf(todo.contact);
      return contact && displayName(contact);
    },
    "Contact Email": ({ contact }) => keptOf(contact)?.email,
    "Contact Company": ({ contact }) => keptOf(contact)?.company,
    "Contact Kith ID": (todo) => {
      const contact = keptOf(todo.contact);
      return contact && ownIdOf("contact", contact);
    },
  },
  dealId: {
    [todoHeaders.dealId]: ({ deal }) => keptOf(deal)?.title,
    "Deal Kith ID": (todo) => {
      const deal = keptOf(todo.deal);
      return deal && ownIdOf("deal", deal);
    },
  },
  companyId: {
    [todoHeaders.companyId]: ({ company }) => company?.name,
    "Company Kith ID": ({ company }) => company && ownIdOf("company", company),
  },
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
