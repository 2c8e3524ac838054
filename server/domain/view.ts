/*
 * A saved view is a list's query with a name: its filters, order, columns and page length.
 */

import type { EntityName } from "./operation/entity.ts";

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

/** The parameters of a view's query that name records by their ids. */
const namedByParam: Record<string, EntityName> = {
  tag: "tag",
  company: "company",
  contact: "contact",
  deal: "deal",
  category: "category",
  pipeline: "pipeline",
  stage: "stage",
  "from-stage": "stage",
  reached: "stage",
};

/** A view's query about other records: each id is replaced, and left out if nothing replaces it. */
export function queryAbout(
  query: string,
  idOf: (kind: EntityName, id: number) => number | undefined,
): string {
  const params = [...new URLSearchParams(query)].flatMap(([name, value]): [string, string][] => {
    const kind = namedByParam[name];
    if (!kind) return [[name, value]];
    const id = idOf(kind, Number(value));
    return id === undefined ? [] : [[name, String(id)]];
  });
  return new URLSearchParams(params).toString();
}
