import type { Owner } from "../../db/owner.ts";
import { companyImporter } from "./companies.ts";
import { contactImporter } from "./contacts.ts";
import type { Draft } from "./draft.ts";
import type { Importer, ImporterStart } from "./slice-result.ts";

/** The importer of the records that a file holds. */
export function importerOf(owner: Owner, draft: Draft, start: ImporterStart): Promise<Importer> {
  return draft.contents.noun === "company"
    ? companyImporter(owner, draft, start)
    : contactImporter(owner, draft, start);
}
