import * as z from "zod";
import { longestLine, quickParts } from "./quick.ts";

const textMessage = "Enter a task, e.g. Call Sarah tomorrow 3pm.";

export const parseTodoInput = z.object({
  text: z
    .string(textMessage)
    .max(longestLine, `A task in one line can have up to ${longestLine} characters.`),
  /** What is to stay in the title. */
  without: z
    .array(z.enum(quickParts, `Name parts of a task: ${quickParts.join(", ")}.`))
    .max(quickParts.length, "Name each part once.")
    .optional(),
});
/** A line as its form sends it. */
export const quickTodoForm = parseTodoInput.extend({
  text: parseTodoInput.shape.text.min(1, textMessage),
  /** The line whose understood parts the form shows; missing without JavaScript. */
  shown: parseTodoInput.shape.text.optional(),
});
export type ParseTodo = z.output<typeof parseTodoInput>;
