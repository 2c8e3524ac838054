import { companyOf } from "#domain/company/from-row.ts";
import { companyChanges } from "#domain/company/import-changes.ts";
import { changesOf } from "#domain/contact/contact-changes.ts";
import { type FileRecord, type Reading, readRecord } from "#domain/contact/file-row.ts";
import type { RowChange } from "#domain/import/draft.ts";
import type { ImportNoun } from "#domain/import/noun.ts";
import type { Owner } from "../../db/owner.ts";
import { activityImport } from "../activity/import.ts";
import { fieldsOf } from "../contact/fields.ts";
import { taskImport } from "../todo/import.ts";
import { companyImporter } from "./companies.ts";
import { contactImporter } from "./contacts.ts";
import { dealImporter } from "./deals.ts";
import type { Draft } from "./draft.ts";
import { recordImporter } from "./records/importer.ts";
import type { Importer, ImporterStart } from "./slice-result.ts";

interface ImportedNoun {
  importer: (owner: Owner, draft: Draft, start: ImporterStart) => Promise<Importer>;
  /** The values of the record that a row adds, as a preview lists them. */
  valuesIn: (record: FileRecord, reading: Reading) => RowChange[];
}

/** How each noun is imported. */
const nouns: Record<ImportNoun, ImportedNoun> = {
  contact: {
    importer: contactImporter,
    valuesIn: (record, reading) => {
      const { contact } = readRecord(record, reading);
      return contact
        ? changesOf(null, { ...fieldsOf(contact as object), tagKeys: contact.tags ?? [] })
        : [];
    },
  },
  company: {
    importer: companyImporter,
    valuesIn: (record, reading) => {
      const { contact } = readRecord(record, reading);
      return contact ? companyChanges(null, companyOf(contact)) : [];
    },
  },
  // A report of deals has what new ones get, because that takes the stages of the workspace.
  deal: { importer: dealImporter, valuesIn: () => [] },
  // So do those of tasks and activities, because that takes its deals.
  todo: { importer: (...start) => recordImporter(taskImport, ...start), valuesIn: () => [] },
  activity: {
    importer: (...start) => recordImporter(activityImport, ...start),
    valuesIn: () => [],
  },
};

/** How the records that a file holds are imported. */
export function importedNoun({ contents }: Draft): ImportedNoun {
  return nouns[contents.noun];
}
