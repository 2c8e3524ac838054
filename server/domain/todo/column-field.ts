/** What a column of a file of tasks can hold, beside its contact and company. */
export const taskColumnFields = [
  "taskTitle",
  "taskDue",
  "taskTime",
  "taskDuration",
  "taskDurationUnit",
  "taskRepeat",
  "taskRepeatFrom",
  "taskStatus",
  "taskCompleted",
  "taskArchived",
  "taskPriority",
  "taskCategory",
  "taskDeal",
  "taskCompany",
  "taskDescription",
  "taskAdded",
  "taskKind",
] as const;

export type TaskColumnField = (typeof taskColumnFields)[number];

/** What each is called where people select it. */
export const taskColumnLabels: Record<TaskColumnField, string> = {
  taskTitle: "Title",
  taskDue: "Due",
  taskTime: "Time",
  taskDuration: "Duration",
  taskDurationUnit: "Unit of the duration",
  taskRepeat: "Repeats",
  taskRepeatFrom: "Counts from",
  taskStatus: "Status",
  taskCompleted: "Completed",
  taskArchived: "Archived",
  taskPriority: "Priority",
  taskCategory: "Category",
  taskDeal: "Deal",
  taskCompany: "Company of the task",
  taskDescription: "Description",
  taskAdded: "Added on",
  taskKind: "Kind of row, e.g. task or section",
};

/** Those that have dates. */
export const taskDateFields: readonly string[] = ["taskDue", "taskCompleted", "taskAdded"];
