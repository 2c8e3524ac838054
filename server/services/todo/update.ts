import { dayIn } from "#domain/day.ts";
import type { Logged } from "#domain/operation/change-lines.ts";
import { missing } from "#domain/refusal.ts";
import type { TodoPatch, TodoSnooze, TodoUpdate } from "#domain/todo/input.ts";
import { batch } from "../../db/client.ts";
import { entityTables } from "../../db/entities.ts";
import { type OperationRequest, perform, write } from "../../db/log.ts";
import type { Owner } from "../../db/owner.ts";
import { logNewest, retryingStale, setRow } from "../../db/record.ts";
import { todos } from "../../db/schema.ts";
import { type Edit, type Edited, mergedPatch, selectEdit } from "../operation/edit.ts";
import { nextOf, type TodoStored } from "./next.ts";
import { dayOf, oneTodo, readTodoAnswer, type TodoAnswer, todoAnswered } from "./todo.ts";
import { checkDue, givenColumns, guardReferences, statusColumns } from "./write.ts";

const todoEdited: Edited = {
  entity: entityTables.todo,
  together: [["dueDate", "dueTime"]],
  read: { dueDate: (logged: Logged) => dayOf(logged.dueDate as number | null) },
};

interface Write {
  kind: OperationRequest["kind"];
  edit: Edit<TodoPatch>;
  /** The time zone in which it is done today. */
  timeZone: string;
  /** Whether a new due date is only for this time: the next one is counted from the former. */
  snoozing?: true;
}

/**
 * Edits a task: missing fields are unchanged, null clears. If it is done by that and repeats, the
 * next one is added in the same operation. Refuses NOT_FOUND for the task or at the field of a new
 * reference, CONFLICT as `mergedPatch` does, BAD_REQUEST as `createTodo` does.
 */
export function updateTodo(
  owner: Owner,
  { todo: patch, ...seen }: TodoUpdate,
  timeZone: string,
): Promise<TodoAnswer> {
  return writeTodo(owner, { kind: "todo.update", edit: { ...seen, patch }, timeZone });
}

interface OneTodo {
  id: number;
  operation?: string | undefined;
}

/** Completes a task, and adds the next one if it repeats. Refuses NOT_FOUND. */
export function completeTodo(owner: Owner, one: OneTodo, timeZone: string): Promise<TodoAnswer> {
  const edit = { ...one, patch: { status: "completed" } as const };
  return writeTodo(owner, { kind: "todo.complete", edit, timeZone });
}

/** Makes a completed or archived task one to do again. Refuses NOT_FOUND. */
export function reopenTodo(owner: Owner, one: OneTodo, timeZone: string): Promise<TodoAnswer> {
  const edit = { ...one, patch: { status: "pending" } as const };
  return writeTodo(owner, { kind: "todo.reopen", edit, timeZone });
}

/** Puts a task off to another day; a repetition still counts from the former. Refuses NOT_FOUND. */
export function snoozeTodo(
  owner: Owner,
  { dueDate, dueTime, ...one }: TodoSnooze,
  timeZone: string,
): Promise<TodoAnswer> {
  const edit = { ...one, patch: { dueDate, dueTime } };
  return writeTodo(owner, { kind: "todo.snooze", edit, timeZone, snoozing: true });
}

function writeTodo(owner: Owner, request: Write): Promise<TodoAnswer> {
  return retryingStale(() => writeOnce(owner, request));
}

/** What is written depends on the task as it is, so the write requires the version that was read. */
async function writeOnce(
  owner: Owner,
  { kind, edit, timeZone, snoozing }: Write,
): Promise<TodoAnswer> {
  const { id, operation: key } = edit;
  const [[current], [read]] = await batch(owner.db, [
    owner.db.select().from(todos).where(oneTodo(owner, id)),
    selectEdit(owner, todoEdited, edit),
  ]);
  if (!current) throw missing("task");
  const patch = await mergedPatch(owner, todoEdited, edit, read);
  const now = Date.now();
  const given = changedColumns(patch, current, now);
  const after = { ...current, ...given };
  checkDue({ ...after, dueDate: dayOf(after.dueDate) });
  const rescheduled = !snoozing && (patch.dueDate !== undefined || patch.repeat !== undefined);
  const repeatDate = after.repeat === null ? null : after.dueDate;
  const next = isDoneBy(current, after) ? nextOf(after, dayIn(timeZone, now), now) : undefined;
  const set = {
    ...given,
    ...(rescheduled ? { repeatDate } : {}),
    // The rule goes on with the next task, so that completing this one again adds no other.
    ...(isDoneBy(current, after) && after.repeat !== null
      ? { repeat: null, repeatDate: null }
      : {}),
    updatedAt: now,
  };
  const done = await perform(
    owner,
    { kind, key },
    (number) => [
      ...guardReferences(owner, newReferences(patch, current)),
      ...setRow(owner, number, {
        entity: entityTables.todo,
        row: oneTodo(owner, id),
        set: {
          ...set,
          ...(set.completed === undefined ? {} : { completed: Number(set.completed) }),
        },
        version: current.version,
      }),
      ...(next
        ? [
            write(owner.db.insert(todos).values({ ...next, userId: owner.userId })),
            logNewest(owner, number, entityTables.todo),
          ]
        : []),
    ],
    (number) => readTodoAnswer(owner, number),
  );
  return todoAnswered(done);
}

/** The columns that a patch sets; those of a status only if it is another one. */
function changedColumns(patch: TodoPatch, current: TodoStored, now: number): Partial<TodoStored> {
  const { status } = patch;
  const isNew = status !== undefined && status !== current.status;
  return {
    ...(givenColumns(patch) as Partial<TodoStored>),
    ...(isNew ? statusColumns(status, now) : {}),
  };
}

function isDoneBy(before: TodoStored, after: TodoStored): boolean {
  return before.status !== "completed" && after.status === "completed";
}

/** A contact or deal that stays may be in Trash, so only new references are looked for. */
function newReferences(patch: TodoPatch, current: TodoStored): TodoPatch {
  const names = ["categoryId", "contactId", "dealId", "companyId"] as const;
  const changed = names.filter((name) => patch[name] !== current[name]);
  return Object.fromEntries(changed.map((name) => [name, patch[name]]));
}
