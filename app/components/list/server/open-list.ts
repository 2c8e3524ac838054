import { redirect } from "react-router";
import { firstView, listViewsOf, namedView, viewPath } from "#app/components/views/list-views.ts";
import type { View } from "#server/services/view.ts";
import { type List, type ListQuery, writeView } from "../list.ts";
import { rememberedColumns } from "./column-cookie.ts";

/** The API request for the page of a list that a query shows. */
export function pageAsked<Query extends { cursor: string | null; limit: number }, Asked>(
  { toApi }: { toApi: (query: Query, timeZone: string) => Asked },
  query: Query,
  timeZone: string,
) {
  const { cursor, limit } = query;
  return { ...toApi(query, timeZone), cursor, limit, views: true, goneTags: "empty" } as const;
}

/**
 * Combines a list's page with its saved views and the columns remembered in this browser. A list
 * without a query redirects to its default view.
 */
export async function openList<
  Query extends ListQuery<Column, Sort>,
  Column extends string,
  Sort extends string,
  Page extends { views: readonly View[] },
>(request: Request, list: List<Query, Column, Sort>, asked: Query, answer: Page) {
  const { views, ...page } = answer;
  const first = firstView(views);
  if (first && list.query.write(asked).size === 0) throw redirect(viewPath(first));
  const query = { ...asked, view: namedView(views, asked.view) };
  // Each view's query as this page would write it.
  const written = views.map((view) => {
    const saved = list.query.read(new URLSearchParams(view.query));
    return { ...view, query: writeView(list, saved, saved.columns ?? list.defaultColumns) };
  });
  return {
    query,
    page,
    columns: await shownColumns(request, list, query),
    views: listViewsOf(list.name, written, query.view),
  };
}

/**
 * The columns to show: those in the URL, or the remembered ones if no view is open, or the default.
 */
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
  return remembered ?? list.defaultColumns;
}
