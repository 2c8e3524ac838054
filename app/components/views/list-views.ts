import { href } from "react-router";
import { type ViewList, viewListLabels } from "#domain/view.ts";
import type { View } from "#server/services/view.ts";

/** The saved views of a list, loaded with its page; the sidebar shows them below the list. */
export interface ListViews {
  list: ViewList;
  /** The whole list first; none where nothing is saved. */
  links: ViewLink[];
  /** The view that is open. */
  current: View | null;
}

export interface ViewLink {
  label: string;
  to: string;
  isCurrent: boolean;
}

/** Which view a list's URL names; "all" is none, where another opens by itself. */
export type NamedView = number | "all" | null;

/** Where each list is. */
export const listPaths: Record<ViewList, string> = {
  contacts: href("/contacts"),
  deals: href("/deals/all"),
};

/** A list as a view has it: all that the view holds is in the URL, and so is its own number. */
export function viewPath({ id, list, query }: Pick<View, "id" | "list" | "query">): string {
  return `${listPaths[list]}?${query && `${query}&`}view=${id}`;
}

/** The whole of a list, past the view that it would open with. */
export function wholePath(list: ViewList): string {
  return `${listPaths[list]}?view=all`;
}

/** The view that a list opens with, where its URL asks for nothing. */
export function firstView(views: readonly View[]): View | undefined {
  return views.find(({ isDefault }) => isDefault);
}

/** The view that a URL names; none if it has been deleted. */
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
