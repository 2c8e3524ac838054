import * as z from "zod";
import { fieldInput } from "../field-input.ts";
import { day, id, name, operationKey, seen } from "../inputs.ts";
import { longestTask, repeatFroms, type TodoField, todoFields } from "./fields.ts";
import { isTime } from "./time.ts";
import { todoPriorities, todoStatuses } from "./todo.ts";

const operation = operationKey.optional();

const timeMessage = "Enter a time, e.g. 14:30.";
const time = z.string(timeMessage).max(20, timeMessage).refine(isTime, timeMessage);

const minutesMessage = "Enter a number of minutes, e.g. 30.";
const minutes = z
  .number(minutesMessage)
  .int(minutesMessage)
  .min(1, minutesMessage)
  .max(longestTask, `A task can take up to ${longestTask.toLocaleString("en")} minutes.`);

const repeatMessage = "Enter a repetition, e.g. FREQ=WEEKLY.";
const repeat = z
  .string(repeatMessage)
  .max(todoFields.repeat.limit, repeatMessage)
  .transform((rule) => rule.trim() || null);

const fields = {
  title: name("A title", todoFields.title.limit),
  description: fieldInput(todoFields.description),
  categoryId: id.nullish(),
  status: z
    .enum(todoStatuses, "Select a status: pending, in_progress, completed or archived.")
    .optional(),
  priority: z.enum(todoPriorities, "Select a priority: low, medium, high or urgent.").optional(),
  dueDate: day.nullish(),
  dueTime: time.nullish(),
  durationMinutes: minutes.nullish(),
  /** An RRULE (RFC 5545): daily, weekly, monthly or yearly. */
  repeat: repeat.nullish(),
  repeatFrom: z.enum(repeatFroms, "Count repeats from due or completion.").optional(),
  contactId: id.nullish(),
  dealId: id.nullish(),
  companyId: id.nullish(),
} satisfies Record<TodoField, z.ZodType>;

const newTodo = z.object(fields);
export type NewTodo = z.output<typeof newTodo>;

/** What an import types of a new task. */
export const importedTodo = newTodo.pick({ title: true, description: true });

const todoPatch = newTodo.partial();
export type TodoPatch = z.output<typeof todoPatch>;

export const createTodoInput = newTodo.extend({ operation });
export const updateTodoInput = z.object({ id, todo: todoPatch, ...seen, operation });
export type TodoUpdate = z.output<typeof updateTodoInput>;
export const oneTodoInput = z.object({ id, operation });

export const snoozeTodoInput = z.object({
  id,
  dueDate: day,
  /** Missing leaves the time of day as it is. */
  dueTime: time.nullish(),
  operation,
});
export type TodoSnooze = z.output<typeof snoozeTodoInput>;

/** The next step of a deal as its form sends it. */
export const nextStepForm = z.object({
  title: name("A next step", todoFields.title.limit),
  dueDate: fields.dueDate,
});

export const todoChoicesInput = z
  .object({
    /** Records to include in any case. */
    contactId: id.optional(),
    dealId: id.optional(),
    companyId: id.optional(),
  })
  .optional();
export type TodoChoicesQuery = NonNullable<z.output<typeof todoChoicesInput>>;
