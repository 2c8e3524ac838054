import type { Day } from "../day.ts";
import { joinedText } from "../import/joined-text.ts";
import {
  type GivenRow,
  type RecordData,
  type RecordRules,
  renamed,
  unlessSame,
} from "../import/record.ts";
import { type RepeatFrom, repeatFromLabels, todoFields } from "./fields.ts";
import type { TaskRow } from "./from-row.ts";
import {
  type TodoPriority,
  type TodoStatus,
  todoPriorityLabels,
  todoStatusLabels,
} from "./todo.ts";

type GivenTask = GivenRow<TaskRow>;

/** What an import knows of a task. */
export interface TaskData extends RecordData {
  title: string;
  dueDate: Day | null;
  dueTime: string | null;
  durationMinutes: number | null;
  repeat: string | null;
  repeatFrom: RepeatFrom;
  status: TodoStatus;
  priority: TodoPriority;
  category: string | null;
  description: string | null;
  completedAt: number | null;
}

function taskDataOf({ row, contact, deal }: GivenTask): TaskData {
  const status = row.status ?? "pending";
  return {
    title: row.title,
    dueDate: row.dueDate,
    dueTime: row.dueTime,
    durationMinutes: row.durationMinutes,
    repeat: row.repeat,
    repeatFrom: row.repeatFrom,
    status,
    priority: row.priority ?? "medium",
    category: row.category,
    contact,
    deal,
    company: row.company,
    description: deal ? row.description : joined(row.description, row.dealLine),
    completedAt: row.completedAt,
  };
}

function filledTask(data: TaskData, given: GivenTask): TaskData {
  const row = taskDataOf(given);
  const dueDate = data.dueDate ?? row.dueDate;
  const repeats = data.repeat === null && data.status !== "completed" && dueDate !== null;
  return unlessSame(data, {
    ...data,
    dueDate,
    dueTime: data.dueTime ?? (dueDate === row.dueDate ? row.dueTime : null),
    durationMinutes: data.durationMinutes ?? row.durationMinutes,
    ...(repeats && row.repeat !== null && { repeat: row.repeat, repeatFrom: row.repeatFrom }),
    category: data.category ?? row.category,
    contact: data.contact ?? row.contact,
    deal: data.deal ?? row.deal,
    company: data.company ?? row.company,
    description: joined(data.description, row.description),
  });
}

/** The status of a task that repeats stays, because completing it adds the next one. */
function overwrittenTask(data: TaskData, given: GivenTask): TaskData {
  const row = taskDataOf(given);
  const moves = given.row.status !== null && row.status !== data.status && data.repeat === null;
  const status = moves ? row.status : data.status;
  const dueDate = row.dueDate ?? data.dueDate;
  const repeats = row.repeat !== null && status !== "completed";
  return unlessSame(data, {
    title: row.title,
    dueDate,
    dueTime: row.dueDate === null ? data.dueTime : (row.dueTime ?? data.dueTime),
    durationMinutes: row.durationMinutes ?? data.durationMinutes,
    repeat: repeats ? row.repeat : data.repeat,
    repeatFrom: repeats ? row.repeatFrom : data.repeatFrom,
    status,
    priority: given.row.priority ?? data.priority,
    category: renamed(data.category, row.category),
    contact: row.contact ?? data.contact,
    deal: row.deal ?? data.deal,
    company: renamed(data.company, row.company),
    description: joined(data.description, row.description),
    completedAt: moves ? row.completedAt : data.completedAt,
  });
}

const joined = (own: string | null, found: string | null) =>
  joinedText(own, found, todoFields.description.limit);

/** What rows bring to tasks. */
export const taskRules: RecordRules<TaskRow, TaskData> = {
  nameOf: ({ title }) => title,
  dataOf: taskDataOf,
  filled: filledTask,
  overwritten: overwrittenTask,
  lines: [
    { label: todoFields.title.label, textOf: ({ title }) => title },
    {
      label: todoFields.dueDate.label,
      textOf: ({ dueDate, dueTime }) => dueDate && [dueDate, dueTime].filter(Boolean).join(" "),
    },
    {
      label: todoFields.durationMinutes.label,
      textOf: ({ durationMinutes }) => (durationMinutes === null ? null : String(durationMinutes)),
    },
    { label: todoFields.repeat.label, textOf: ({ repeat }) => repeat },
    {
      label: todoFields.repeatFrom.label,
      textOf: ({ repeat, repeatFrom }) => repeat && repeatFromLabels[repeatFrom],
    },
    {
      label: todoFields.status.label,
      textOf: ({ status }) => todoStatusLabels[status],
      isSilent: ({ status }) => status === null,
    },
    {
      label: todoFields.priority.label,
      textOf: ({ priority }) => todoPriorityLabels[priority],
      isSilent: ({ priority }) => priority === null,
    },
    { label: todoFields.categoryId.label, textOf: ({ category }) => category },
    { label: todoFields.contactId.label, textOf: ({ contact }) => contact?.name ?? null },
    { label: todoFields.dealId.label, textOf: ({ deal }) => deal?.title ?? null },
    { label: todoFields.companyId.label, textOf: ({ company }) => company },
    {
      label: todoFields.description.label,
      textOf: ({ description }) => description,
      isSilent: () => true,
    },
  ],
};
