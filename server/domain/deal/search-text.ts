import { foldForSearch } from "../fold.ts";
import { type SearchedField, searchedFields } from "./columns.ts";

/** What is typed into the fields that search looks into. */
export type SearchedValues = { [Name in SearchedField]?: string | null | undefined };

/**
 * What a deal is searched by, and by its beginning, the title, sorted: a line for each searched field
 * that says something. Raise foldVersion with every change of what is made of a title.
 */
export function dealSearchText(deal: SearchedValues): string {
  const [title = "", ...others] = searchedFields.map((name) => foldForSearch(deal[name] ?? ""));
  return [title, ...others.filter(Boolean)].join("\n");
}
