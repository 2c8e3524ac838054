import type { Called } from "#domain/contact/contact.ts";
import { type Day, daysAfter, shownIn, toDay } from "#domain/day.ts";
import { fold } from "#domain/fold.ts";
import { clockIn } from "#domain/moment.ts";
import { pick } from "#domain/pick.ts";
import type { ParseTodo } from "#domain/todo/quick/input.ts";
import {
  without as blanked,
  marksIn,
  type QuickDue,
  type QuickPart,
  readPriority,
  type Span,
  titleOf,
  type UnknownMark,
} from "#domain/todo/quick/quick.ts";
import {
  firstDayOf,
  isOfRepetition,
  quickRule,
  readRepeat,
  readUntil,
} from "#domain/todo/quick/repeat.ts";
import type { TodoPriority } from "#domain/todo/todo.ts";
import { batch } from "../../../db/client.ts";
import type { Owner } from "../../../db/owner.ts";
import { type Category, selectCategories } from "../../category/category.ts";
import { contactIn, selectNamed } from "./contact.ts";
import { readWhen, type Typist } from "./when.ts";

/** What a line of text says about a task; null for what it doesn't say. */
export interface ParsedTodo extends QuickDue {
  /** What is left of it; empty if everything was understood. */
  title: string;
  /** An RRULE without its name; only with a date. */
  repeat: string | null;
  priority: TodoPriority | null;
  categoryId: number | null;
  category: Pick<Category, "id" | "name" | "color"> | null;
  contactId: number | null;
  contact: ({ id: number } & Called) | null;
  /** Marks that name nothing, and so stay in the title. */
  unknown: UnknownMark[];
}

interface FoundCategory {
  category: Category | null;
  span: Span | undefined;
  unknown: UnknownMark[];
}

/** The first category that a line names; marks that name none are unknown. */
function categoryIn(line: string, categories: readonly Category[]): FoundCategory {
  const found = marksIn(line, "#").map(({ from, to, runs }) => {
    const named = runs.map((run) => {
      const category = categories.find(({ name }) => fold(name) === fold(run.words));
      return category && { category, span: { from, to: run.to } };
    });
    return { text: line.slice(from, to), named: named.find((each) => each !== undefined) };
  });
  const [first] = found.flatMap(({ named }) => named ?? []);
  const unknown = found.filter(({ named }) => !named);
  return {
    category: first?.category ?? null,
    span: first?.span,
    unknown: unknown.map(({ text }) => ({ mark: "category", text, count: 0 })),
  };
}

/** The last day of a repetition: what a line has after "until". */
async function untilIn(line: string, typist: Typist): Promise<(Span & { day: Day }) | undefined> {
  const word = readUntil(line);
  if (!word) return undefined;
  const { dueDate, date, isTimeOnly } = await readWhen(line.slice(word.after), typist);
  if (!dueDate || isTimeOnly || date?.from !== 0) return undefined;
  return { from: word.from, to: word.after + date.to, day: dueDate };
}

/** When a line is due and how it repeats. A repetition without a date begins with its next day. */
async function scheduleIn(line: string, typist: Typist, isWanted: (part: QuickPart) => boolean) {
  const repeated = isWanted("repeat") ? readRepeat(line) : undefined;
  const until = repeated && (await untilIn(blanked(line, [repeated]), typist));
  const found = await readWhen(blanked(line, [repeated, until]), typist);
  const { date, time, ...due } = found;
  const isLeft = !repeated && date !== undefined && isOfRepetition(line, date);
  const isDated = isWanted("dueDate") && !isLeft;
  const isTimed = isDated && isWanted("dueTime");
  const dueTime = isTimed ? due.dueTime : null;
  const today = toDay(shownIn(typist.timeZone, typist.now));
  const isOver = dueTime !== null && dueTime < clockIn(typist.timeZone, typist.now);
  const next = isOver ? daysAfter(today, 1) : today;
  // A time alone is today's or tomorrow's, and says nothing about a repetition's first day.
  const dueDate = isDated && !(repeated && found.isTimeOnly) ? due.dueDate : null;
  const first = repeated ? firstDayOf(repeated, dueDate ?? next) : dueDate;
  const last = until && first && until.day >= first ? until : undefined;
  return {
    dueDate: first,
    dueTime: first ? dueTime : null,
    durationMinutes: isTimed ? due.durationMinutes : null,
    repeat: repeated && first ? quickRule(repeated, first, last?.day) : null,
    spans: [repeated, last, isDated ? date : undefined, isTimed ? time : undefined],
  };
}

/**
 * What a line such as "call Sarah tomorrow 3pm !high #Sales" says, in one round trip; parts in
 * `without` stay in its title. Nothing is refused: what isn't understood is title.
 */
export async function parseTodo(
  owner: Owner,
  { text, without = [] }: ParseTodo,
  typist: Typist,
): Promise<ParsedTodo> {
  const isWanted = (part: QuickPart) => !without.includes(part);
  const [categories, ...named] = await batch(owner.db, [
    selectCategories(owner),
    ...selectNamed(owner, text),
  ]);
  const priority = isWanted("priority") ? readPriority(text) : undefined;
  const { category, span, unknown } = isWanted("categoryId")
    ? categoryIn(text, categories)
    : { category: null, span: undefined, unknown: [] };
  const about = isWanted("contactId")
    ? contactIn(text, named.flat())
    : { contact: null, sign: undefined, unknown: [] };
  const rest = blanked(text, [priority, span]);
  const { spans, ...schedule } = await scheduleIn(rest, typist, isWanted);
  return {
    title: titleOf(text, [priority, span, about.sign], spans),
    ...schedule,
    priority: priority?.priority ?? null,
    categoryId: category?.id ?? null,
    category: category && pick(category, ["id", "name", "color"]),
    contactId: about.contact?.id ?? null,
    contact: about.contact,
    unknown: [...unknown, ...about.unknown],
  };
}
