import { foldForSearch } from "../fold.ts";
import { type SearchedField, searchedFields } from "./columns.ts";

/** The values of the fields that search looks at. */
export type SearchedValues = { [Name in SearchedField]?: string | null | undefined };

/**
 * The text that a deal is searched by, and sorted by its beginning, the title: a line for each
 * searched field that isn't empty. Raise foldVersion whenever the part from the title changes.
 */
export function dealSearchText(deal: SearchedValues): string {
  const [title = "", ...others] = searchedFields.map((name) => foldForSearch(deal[name] ?? ""));
  return [title, ...others.filter(Boolean)].join("\n");
}
