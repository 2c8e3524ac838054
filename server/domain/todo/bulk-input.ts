import * as z from "zod";
import { actionInput, bulkInput, exportInput, selectionInput } from "../bulk-input.ts";
import { day } from "../inputs.ts";
import { entityNouns } from "../operation/entity.ts";
import { todoFilterInput } from "./list-input.ts";

/** Tasks by id, or all tasks of a list. */
const todoSelection = selectionInput(entityNouns.todo, todoFilterInput);

const todoAction = actionInput(
  z.object({ does: z.literal("complete") }),
  z.object({ does: z.literal("snooze"), dueDate: day }),
  z.object({ does: z.literal("delete") }),
);
export type TodoBulkAction = z.output<typeof todoAction>;

export const todoBulkInput = bulkInput(todoSelection, todoAction);
export type TodoBulkInput = z.output<typeof todoBulkInput>;

export const exportTodosInput = exportInput(todoSelection);
export type TodoExportInput = z.output<typeof exportTodosInput>;
