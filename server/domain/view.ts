/*
 * A saved view is a list's own query under a name: its filters, order, columns and length of pages.
 */

export const viewLists = ["contacts", "deals"] as const;
export type ViewList = (typeof viewLists)[number];

export const viewLimits = { name: 60, query: 2_000 } as const;

export const viewListLabels: Record<ViewList, string> = { contacts: "Contacts", deals: "Deals" };

export function viewNameTaken(name: string): string {
  return `There's already a view called “${name}”.`;
}

/** What a view keeps of a list's URL: all but the page that was open, and the view that it was. */
export function keptQuery(search: string): string {
  const params = new URLSearchParams(search);
  params.delete("cursor");
  params.delete("view");
  return params.toString();
}
