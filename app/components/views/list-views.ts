import { href } from "react-router";
import { type ViewList, viewListLabels } from "#domain/view.ts";
import type { View } from "#server/services/view.ts";

/** The saved views of a list, loaded with its page; the sidebar shows them below the list. */
export interface ListViews {
  list: ViewList;
  /** The whole list first; empty if there are no saved views. */
  links: ViewLink[];
  /** The view that is open. */
  current: View | null;
}

export interface ViewLink {
  label: string;
  to: string;
  isCurrent: boolean;
}

/** The view that a list's URL names; "all" for none, when a default view exists. */
export type NamedView = number | "all" | null;

/** The path of each list. */
export const listPaths: Record<ViewList, string> = {
  contacts: href("/contacts"),
  deals: href("/deals/all"),
  tasks: href("/tasks"),
};

/** The path of a view: its stored query and its id. */
export function viewPath({ id, list, query }: Pick<View, "id" | "list" | "query">): string {
  return `${listPaths[list]}?${query && `${query}&`}view=${id}`;
}

/** The path of the whole list, instead of its default view. */
export function wholePath(list: ViewList): string {
  return `${listPaths[list]}?view=all`;
}

/** The default view of a list. */
export function firstView(views: readonly View[]): View | undefined {
  return views.find(({ isDefault }) => isDefault);
}

/** The view that a URL names; undefined if it has been deleted. */
export function namedView(views: readonly View[], named: NamedView): NamedView {
  if (typeof named === "number" && views.some(({ id }) => id === named)) return named;
  return firstView(views) ? "all" : null;
}

/** The views of a list's page. */
export function listViewsOf(list: ViewList, views: readonly View[], named: NamedView): ListViews {
  const current = views.find(({ id }) => id === named) ?? null;
  const links = views.map((view) => ({
    label: view.name,
    to: viewPath(view),
    isCurrent: view === current,
  }));
  const whole = {
    label: `All ${viewListLabels[list].toLowerCase()}`,
    to: wholePath(list),
    isCurrent: !current,
  };
  return { list, links: links.length > 0 ? [whole, ...links] : [], current };
}
