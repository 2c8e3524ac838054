import { sql } from "drizzle-orm";
import { type Day, dayIn } from "#domain/day.ts";
import { missing } from "#domain/refusal.ts";
import { groupOf, type TodoGroup, todoGroups } from "#domain/todo/groups.ts";
import type { TodoQuery } from "#domain/todo/list-input.ts";
import { batch } from "../../db/client.ts";
import { type Page, pageOf, readCursor } from "../../db/cursor.ts";
import type { PageRequest } from "../../db/filter-plan.ts";
import { keysOf, shapeOf } from "../../db/keyset.ts";
import type { Owner } from "../../db/owner.ts";
import { todos } from "../../db/schema.ts";
import { type Category, selectCategories } from "../category/category.ts";
import { type ListRequest, readPlan, requestOf, selectPageIds } from "../list/plan.ts";
import { selectViews, type View, viewsOf } from "../view.ts";
import { figuresOf, type GroupFigure, type GroupFigures, selectFigures } from "./figures.ts";
import { isFigured, listedTodos, selectCount, type TodoListFilter } from "./filter.ts";
import { orderOf } from "./order.ts";
import { type Subject, selectSubjects, subjectsOf } from "./subject.ts";
import { type Todo, type TodoRow, todoColumns, todoOf } from "./todo.ts";

/** A task as the list shows it; an archived one is in no group. */
export type ListedTodo = Todo & { group: TodoGroup | null };

export interface TodoPage extends Page<ListedTodo> {
  /** How many tasks the whole list has; at least this many where `totalCapped`. */
  total: number;
  totalCapped: boolean;
  /** How many tasks of the whole workspace are in each group. */
  groups: GroupFigures;
  categories: Category[];
  /** The contact, deal and company that the list is filtered by, by name. */
  subject: Subject;
  /** The list's saved views, if requested. */
  views: View[];
}

/** A filtered list is counted up to this number. */
const mostCounted = 1_000;

const listColumns = { ...todoColumns, dueKey: todos.dueKey, searchText: todos.searchText };

type Row = TodoRow & { dueKey: number; searchText: string };

function selectPage(
  owner: Owner,
  request: ListRequest<TodoListFilter>,
  page: Omit<PageRequest, "join">,
  limit: number,
) {
  const { ids, by } = selectPageIds(owner, request, page, limit + 1);
  return owner.db
    .select(listColumns)
    .from(sql`(${ids}) page`)
    .crossJoin(todos)
    .where(sql`${todos.id} = page_id`)
    .orderBy(...by)
    .limit(limit + 1);
}

/** The total of a list that is filtered by nothing but a group. */
function totalOf(group: TodoGroup | undefined, figures: GroupFigures): GroupFigure {
  if (group) return figures[group];
  return {
    count: todoGroups.reduce((sum, each) => sum + figures[each].count, 0),
    capped: todoGroups.some((each) => figures[each].capped),
  };
}

/**
 * A page of tasks, by due date unless asked for otherwise, in one round trip, or two if its filter
 * has to be planned. Groups are as of today in the time zone (IANA). Refuses NOT_FOUND for a missing
 * category, contact, deal or company, BAD_REQUEST for a malformed cursor.
 */
export async function listTodos(
  owner: Owner,
  query: TodoQuery = {},
  timeZone: string,
): Promise<TodoPage> {
  const { limit = 50, cursor, sort: _, views: withViews = false, goneTags: __, ...asked } = query;
  const today = dayIn(timeZone, Date.now());
  const order = orderOf(query);
  const position = cursor ? readCursor(cursor, shapeOf(order)) : undefined;
  const request = requestOf(owner, listedTodos, { ...asked, today }, order);
  const plan = await readPlan(owner, request, { wanted: limit });
  const figured = isFigured(asked);
  const [read, [counted], figureRows, categories, subject, views] = await batch(owner.db, [
    selectPage(owner, request, { order, position, access: plan }, limit),
    selectCount(owner, plan, figured ? -1 : mostCounted),
    selectFigures(owner, today),
    selectCategories(owner),
    selectSubjects(owner, asked),
    selectViews(owner, "tasks", withViews ? undefined : 0),
  ]);
  const { categoryId } = asked;
  if (categoryId !== undefined && categories.every(({ id }) => id !== categoryId)) {
    throw missing("category");
  }
  const page = pageOf<Row>(read, limit, position, (row) => keysOf(order, row));
  const groups = figuresOf(figureRows, today);
  const count = counted?.count ?? 0;
  const total = figured
    ? totalOf(asked.group, groups)
    : { count: Math.min(count, mostCounted), capped: count > mostCounted };
  return {
    ...page,
    items: page.items.map((row) => listedOf(row, today)),
    total: total.count,
    totalCapped: total.capped,
    groups,
    categories,
    subject: subjectsOf(subject, asked),
    views: viewsOf(views),
  };
}

function listedOf({ dueKey: _, searchText: __, ...row }: Row, today: Day): ListedTodo {
  const todo = todoOf(row);
  return { ...todo, group: groupOf(today, todo) };
}
