import { companyFieldNames, companyHeaders } from "#domain/company/fields.ts";
import { ownIdHeader } from "#domain/contact/fields-in-files.ts";
import { ownIdOf } from "#domain/contact/own-id.ts";
import type { ExportedCompany } from "#server/services/company/export.ts";
import type { FileColumns } from "./file-format.ts";

/** A company in a table. */
export const companyColumns: FileColumns<ExportedCompany> = {
  ...Object.fromEntries(
    companyFieldNames.map((name) => [
      companyHeaders[name],
      (company: ExportedCompany) => company[name],
    ]),
  ),
  People: ({ people }) => people,
  Created: ({ createdAt }) => new Date(createdAt).toISOString(),
  Updated: ({ updatedAt }) => new Date(updatedAt).toISOString(),
  [ownIdHeader]: (company) => ownIdOf("company", company),
};
