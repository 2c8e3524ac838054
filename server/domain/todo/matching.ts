import { grouped } from "../grouped.ts";
import type { TodoPriority, TodoStatus } from "./todo.ts";

/** What tells tasks of one title and due date apart; null where a row of a file is silent. */
export interface TaskMarks {
  contactId: number | null;
  companyKey: string | null;
  dealId: number | null;
  dueTime: string | null;
  status: TodoStatus | null;
  priority: TodoPriority | null;
  categoryKey: string | null;
}

/** A task of the workspace with the title and due date of a row. */
export interface AlikeTask extends TaskMarks {
  id: number;
}

/** What a row says of the task that it is about. */
export interface SoughtTask {
  /** The task whose id the row has. */
  own: number | null;
  /** The tasks with its title and due date, oldest first. */
  alike: readonly AlikeTask[];
  marks: TaskMarks;
}

/** Whom and what a task is about, and when: a row that says otherwise isn't about it. */
const deciding = ["contactId", "companyKey", "dealId", "dueTime"] as const;

/** What chooses between tasks that a row may be about. */
const describing = ["status", "priority", "categoryKey"] as const;

/** How many tasks are compared with a row, so that a thousand rows with one title take no minute. */
const mostCompared = 200;

/**
 * The tasks that rows are about, by their ids; null for a new one. A row is about the task whose id it has, or
 * else one of the tasks with its title and due date: first one about the same contact, company, deal and time,
 * then one that it doesn't contradict. No task is that of two rows, nor one of those `seen` in earlier slices.
 */
export function matchTasks(
  rows: readonly SoughtTask[],
  seen: ReadonlySet<number>,
): (number | null)[] {
  const taken = new Set(seen);
  const found: (number | null)[] = rows.map(({ own }) => take(own, taken));
  const exact = new Map<readonly AlikeTask[], Map<string, AlikeTask[]>>();
  for (const [at, { alike, marks }] of rows.entries()) {
    if (found[at] !== null) continue;
    const groups = exact.get(alike) ?? grouped(alike, decidingKey);
    exact.set(alike, groups);
    const group = groups.get(decidingKey(marks)) ?? [];
    found[at] = take(best(firstFree(group, taken), marks), taken);
    groups.set(decidingKey(marks), withoutTaken(group, taken));
  }
  for (const [at, { alike, marks }] of rows.entries()) {
    if (found[at] !== null) continue;
    const free = firstFree(alike, taken).filter((task) => !contradicts(task, marks));
    found[at] = take(best(free, marks), taken);
  }
  return found;
}

function take(id: number | null, taken: Set<number>): number | null {
  if (id === null || taken.has(id)) return null;
  taken.add(id);
  return id;
}

function firstFree(tasks: readonly AlikeTask[], taken: ReadonlySet<number>): AlikeTask[] {
  const free: AlikeTask[] = [];
  for (const task of tasks) {
    if (!taken.has(task.id)) free.push(task);
    if (free.length === mostCompared) break;
  }
  return free;
}

/** A group without the tasks at its beginning that are taken, or itself. */
function withoutTaken(group: AlikeTask[], taken: ReadonlySet<number>): AlikeTask[] {
  const first = group.findIndex(({ id }) => !taken.has(id));
  if (first === -1) return [];
  return first > mostCompared ? group.slice(first) : group;
}

function decidingKey(marks: TaskMarks): string {
  return JSON.stringify(deciding.map((name) => marks[name]));
}

function contradicts(task: AlikeTask, marks: TaskMarks): boolean {
  return deciding.some((name) => {
    const [own, found] = [task[name], marks[name]];
    return own !== null && found !== null && own !== found;
  });
}

/** The task that says most of what a row says, the oldest of several. */
function best(tasks: readonly AlikeTask[], marks: TaskMarks): number | null {
  const likeness = (task: AlikeTask) => {
    const equal = (name: keyof TaskMarks) => marks[name] !== null && task[name] === marks[name];
    return deciding.filter(equal).length * 10 + describing.filter(equal).length;
  };
  let found: { id: number; likeness: number } | undefined;
  for (const task of tasks) {
    const like = likeness(task);
    if (!found || like > found.likeness) found = { id: task.id, likeness: like };
  }
  return found?.id ?? null;
}
