import * as z from "zod";
import { sortKey } from "../contact/key.ts";
import { cursor, id, name, operationKey, search, seen } from "../inputs.ts";
import { companySorts, intoItselfWords, mostMerged, unreadableNameWords } from "./company.ts";
import { type CompanyField, companyFields } from "./fields.ts";

/** A name that folds to nothing couldn't identify a company. */
const companyName = name("A name", companyFields.name.limit).refine(
  (typed) => typed === "" || sortKey(typed) !== "",
  unreadableNameWords,
);

const limit = z
  .number("A page's length is a number.")
  .int("A page's length is a whole number.")
  .min(1, "A page has at least 1 row.")
  .max(100, "A page has at most 100 rows.")
  .optional();

/** The ids of companies. */
const ids = z
  .array(id, "Select companies by their ids.")
  .max(mostMerged, `You can merge up to ${mostMerged} companies at a time.`)
  .transform((list) => [...new Set(list)]);

export const listCompaniesInput = z
  .object({
    search: search.optional(),
    /** Only these companies. */
    ids: ids.optional(),
    sort: z.enum(companySorts, "Sort by name or people.").optional(),
    cursor: cursor.nullish(),
    limit,
  })
  .optional();
export type CompanyQuery = NonNullable<z.output<typeof listCompaniesInput>>;

export const suggestCompaniesInput = z.object({
  search,
  limit: z.number("A limit is a number.").int().min(1).max(20, "At most 20 at once.").optional(),
});
export type CompanySuggestion = z.output<typeof suggestCompaniesInput>;

export const oneCompanyInput = z.object({ id, operation: operationKey.optional() });

/** A company's page: the pages of its people and its history. */
export const companyPageInput = z.object({
  id,
  people: cursor.nullish(),
  history: cursor.nullish(),
});
export type CompanyPageQuery = z.output<typeof companyPageInput>;

export const companyPeopleInput = z.object({ id, cursor: cursor.nullish(), limit });
export type CompanyPeopleQuery = z.output<typeof companyPeopleInput>;

const fields = { name: companyName } satisfies Record<CompanyField, z.ZodType>;

export const newCompany = z.object(fields);

export const createCompanyInput = newCompany.extend({ operation: operationKey.optional() });

/** A renamed company, as its form sends it. */
export const renamedCompany = newCompany.extend(seen);

export const renameCompanyInput = renamedCompany.extend({
  id,
  operation: operationKey.optional(),
});
export type CompanyRename = z.output<typeof renameCompanyInput>;

const merged = {
  /** The company to keep. */
  keep: id,
  /** The companies whose people move to it. */
  lose: ids.refine((list) => list.length > 0, "Select at least one company to merge."),
};

export const mergeCompaniesInput = z
  .object({ ...merged, operation: operationKey.optional() })
  .refine(({ keep, lose }) => !lose.includes(keep), { error: intoItselfWords, path: ["lose"] });
export type CompanyMerge = z.output<typeof mergeCompaniesInput>;

/** The companies that a form merges, and which of them to keep. */
export const companyMergeForm = z
  .object({ id: ids, keep: id })
  .transform(({ id: all, keep }) => ({ keep, lose: all.filter((each) => each !== keep) }))
  .refine(({ lose }) => lose.length > 0, {
    error: "Select at least two companies to merge.",
    path: ["id"],
  });
