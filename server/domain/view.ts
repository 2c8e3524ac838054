/*
 * A saved view is a list's query with a name: its filters, order, columns and page length.
 */

export const viewLists = ["contacts", "deals", "tasks"] as const;
export type ViewList = (typeof viewLists)[number];

export const viewLimits = { name: 60, query: 2_000 } as const;

export const viewListLabels: Record<ViewList, string> = {
  contacts: "Contacts",
  deals: "Deals",
  tasks: "Tasks",
};

export function viewNameTaken(name: string): string {
  return `There's already a view called “${name}”.`;
}

/** What a view stores of a list's URL: everything except the open page and the view itself. */
export function keptQuery(search: string): string {
  const params = new URLSearchParams(search);
  params.delete("cursor");
  params.delete("view");
  return params.toString();
}
