import * as z from "zod";
import { carried, day, id, name, operationKey } from "./inputs.ts";
import { todoLimits } from "./todo.ts";

const operation = operationKey.optional();

const fields = {
  title: name("A next step", todoLimits.title),
  dueDate: day.nullish(),
};

/** A next step as its form sends it, and the page to go to afterwards. */
export const todoForm = z.object({ ...fields, to: carried.optional() });

export const createTodoInput = z.object({
  ...fields,
  /** The deal whose next step it is. */
  dealId: id.nullish(),
  operation,
});
export type NewTodo = z.output<typeof createTodoInput>;

export const oneTodoInput = z.object({ id, operation });
