import { redirect } from "react-router";
import {
  firstView,
  type ListViews,
  listViewsOf,
  namedView,
  viewPath,
} from "#app/components/views/list-views.ts";
import type { View } from "#server/services/view.ts";
import { type List, type ListQuery, writeView } from "../list.ts";
import { rememberedColumns } from "./column-cookie.ts";

interface OpenedList<Query, Column> {
  query: Query;
  columns: readonly Column[];
  views: ListViews;
}

/**
 * Arranges a list as its URL, its saved views and the columns remembered in this browser have it. A list
 * that is asked for nothing leads to the view that it opens with.
 */
export async function openList<
  Query extends ListQuery<Column, Sort>,
  Column extends string,
  Sort extends string,
>(
  request: Request,
  list: List<Query, Column, Sort>,
  asked: Query,
  views: readonly View[],
): Promise<OpenedList<Query, Column>> {
  const first = firstView(views);
  if (first && list.query.write(asked).size === 0) throw redirect(viewPath(first));
  const query = { ...asked, view: namedView(views, asked.view) };
  // Each view as this page itself would write it.
  const written = views.map((view) => {
    const saved = list.query.read(new URLSearchParams(view.query));
    return { ...view, query: writeView(list, saved, saved.columns ?? list.usualColumns) };
  });
  return {
    query,
    columns: await shownColumns(request, list, query),
    views: listViewsOf(list.name, written, query.view),
  };
}

/** The columns that a list shows: those of its URL, the remembered ones where no view is open, or the default. */
export async function shownColumns<
  Query extends ListQuery<Column, Sort>,
  Column extends string,
  Sort extends string,
>(
  request: Request,
  list: List<Query, Column, Sort>,
  { columns, view }: Query,
): Promise<readonly Column[]> {
  if (columns) return columns;
  const remembered = typeof view === "number" ? null : await rememberedColumns(list).read(request);
  return remembered ?? list.usualColumns;
}
