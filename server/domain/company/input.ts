import * as z from "zod";
import { selectionInput } from "../bulk-input.ts";
import { sortKey } from "../contact/key.ts";
import { fieldInput } from "../field-input.ts";
import { cursor, id, name, operationKey, search, seen } from "../inputs.ts";
import { entityNouns } from "../operation/entity.ts";
import { recordOf } from "../record-of.ts";
import { companyTimelineInput } from "../timeline/input.ts";
import { companySorts, unreadableNameMessage } from "./company.ts";
import { companyFields, eachOptional } from "./fields.ts";
import { fieldsOfGroup, optionalGroups } from "./group.ts";
import { compareCompaniesInput } from "./merge-input.ts";

/** A name that folds to nothing couldn't identify a company. */
const companyName = name("A name", companyFields.name.limit).refine(
  (typed) => typed === "" || sortKey(typed) !== "",
  unreadableNameMessage,
);

/** A folded name may be longer than the name. */
const longestKey = 10 * companyFields.name.limit;

const limit = z
  .number("A page must have a whole number of rows.")
  .int("A page must have a whole number of rows.")
  .min(1, "Ask for at least 1 row a page.")
  .max(100, "Ask for up to 100 rows a page.")
  .optional();

export const listCompaniesInput = z
  .object({
    search: search.optional(),
    /** Only these of them. */
    ids: compareCompaniesInput.shape.ids.optional(),
    sort: z.enum(companySorts, "Sort by name or people.").optional(),
    cursor: cursor.nullish(),
    limit,
  })
  .optional();
export type CompanyQuery = NonNullable<z.output<typeof listCompaniesInput>>;

const exportedCompanies = selectionInput(
  entityNouns.company,
  z.object({ search: search.optional() }),
);

/** Where an export continues: after the key of a name. */
export const exportCompaniesInput = z.object({
  after: z.string("Continue after a key.").max(longestKey, "No key is that long.").optional(),
  selection: exportedCompanies.optional(),
});
export type CompanyExport = z.output<typeof exportCompaniesInput>;

export const suggestCompaniesInput = z.object({
  search,
  limit: z
    .number("Limit must be a whole number.")
    .int()
    .min(1)
    .max(20, "Ask for up to 20 at a time.")
    .optional(),
});
export type CompanySuggestion = z.output<typeof suggestCompaniesInput>;

/** A company's page: the pages of its people and its timeline. */
export const companyPageInput = companyTimelineInput.extend({ people: cursor.nullish() });
export type CompanyPageQuery = z.output<typeof companyPageInput>;

export const companyPeopleInput = z.object({ id, cursor: cursor.nullish(), limit });
export type CompanyPeopleQuery = z.output<typeof companyPeopleInput>;

const optionalFields = eachOptional((field) => fieldInput(companyFields[field]));

export const newCompany = z.object({ name: companyName, ...optionalFields });
export type NewCompany = z.output<typeof newCompany>;

/** The same from an import; `ownId` as `ownIdOf` writes it, anything else is ignored. */
export const importedCompany = newCompany.extend({ ownId: z.string().max(100).nullish() });
export type ImportedCompany = z.output<typeof importedCompany>;

/** Absent is unchanged, null is cleared. */
export const companyPatch = newCompany.partial();
export type CompanyPatch = z.output<typeof companyPatch>;

/** A whole company, as its form sends it: empty fields are cleared. */
export const editedCompany = newCompany
  .extend(seen)
  .transform(({ version, overwrites, name, ...typed }) => ({
    company: { name, ...eachOptional((field) => typed[field] ?? null) },
    version,
    overwrites,
  }));

/** One group of a company's fields, as its editor sends it: empty fields are cleared. */
export const editedCompanyGroup = z
  .discriminatedUnion(
    "group",
    [
      z.object({ group: z.literal("name"), name: companyName, ...seen }),
      z.object({ group: z.enum(optionalGroups), ...optionalFields, ...seen }),
    ],
    "Unknown group of fields.",
  )
  .transform(({ group, version, overwrites, ...typed }) => {
    const given: CompanyPatch = typed;
    const company = recordOf(fieldsOfGroup(group), (field) => given[field] ?? null);
    return { group, version, overwrites, company: company as CompanyPatch };
  });

const operation = operationKey.optional();

export const createCompanyInput = newCompany.extend({ operation });
export const oneCompanyInput = z.object({ id, operation });
export const renameCompanyInput = z.object({ id, name: companyName, ...seen, operation });
export const updateCompanyInput = z.object({ id, company: companyPatch, ...seen, operation });
