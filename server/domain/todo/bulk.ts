import type { BulkActionDeclaration } from "../bulk.ts";

/** The actions on many tasks. */
export const todoBulkActions = {
  complete: {
    kind: "todo.complete",
    done: (tasks) => `Completed ${tasks}.`,
    unchanged: "They're already done.",
    added: (count) =>
      count === 1 ? "Added the next one." : `Added the next ${count.toLocaleString("en")}.`,
  },
  snooze: {
    kind: "todo.snooze",
    done: (tasks) => `Snoozed ${tasks}.`,
    unchanged: "They're already due on this date, or done.",
  },
  delete: {
    kind: "todo.delete",
    done: (tasks) => `Deleted ${tasks}.`,
    unchanged: "These tasks no longer exist.",
  },
} as const satisfies Record<string, BulkActionDeclaration>;
