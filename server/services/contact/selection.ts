import { mostAtOnce } from "#domain/bulk.ts";
import type { ContactSelection } from "#domain/contact/bulk-input.ts";
import type { Owner } from "../../db/owner.ts";
import { chosenByFilter, chosenByIds, type Selected } from "../../db/plan.ts";
import { contacts } from "../../db/schema.ts";
import { readFilter } from "./list.ts";

/** The contacts that somebody chose, to read in the order of their ids. Refuses NOT_FOUND for a tag of its filter. */
export async function selectionOf(
  owner: Owner,
  { ids, filter = {} }: ContactSelection,
): Promise<Selected> {
  if (ids) return chosenByIds(contacts, ids);
  return chosenByFilter(contacts, await readFilter(owner, filter, { wanted: mostAtOnce }));
}
