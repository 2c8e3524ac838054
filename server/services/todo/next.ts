import type { Day } from "#domain/day.ts";
import type { todos } from "../../db/schema.ts";
import { nextRepeat } from "./repeat.ts";
import { dayOf, midnightOf } from "./todo.ts";
import type { TodoInsert } from "./write.ts";

export type TodoStored = typeof todos.$inferSelect;

/** The task that repeats one which is done; undefined if it doesn't repeat, or not any more. */
export function nextOf(
  done: TodoStored,
  doneOn: Day,
  now: number,
): Omit<TodoInsert, "userId"> | undefined {
  const day = dayOf(done.repeatDate ?? done.dueDate);
  if (done.repeat === null || day === null) return undefined;
  const next = nextRepeat({ rule: done.repeat, from: done.repeatFrom, day, doneOn });
  if (!next) return undefined;
  const { title, searchText, description, priority, dueTime, durationMinutes, repeatFrom } = done;
  const { categoryId, contactId, dealId, companyId } = done;
  const dueDate = midnightOf(next.day);
  return {
    ...{ title, searchText, description, priority, dueTime, durationMinutes, repeatFrom },
    ...{ categoryId, contactId, dealId, companyId },
    ...{ dueDate, repeat: next.rule, repeatDate: dueDate },
    ...{ createdAt: now, updatedAt: now },
  };
}
