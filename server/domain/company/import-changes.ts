import { fold } from "../fold.ts";
import type { RowChange } from "../import/draft.ts";
import { changed, shown } from "../import/shown.ts";
import { type CompanyValues, companyFieldNames, companyFields } from "./fields.ts";

/** The fields in which a company differs from what it was; null before is a new one. */
export function companyChanges(
  before: Partial<CompanyValues> | null,
  after: Partial<CompanyValues>,
): RowChange[] {
  return companyFieldNames.flatMap((name): RowChange[] => {
    return changed(companyFields[name].label, before?.[name] ?? null, after[name] ?? null);
  });
}

/** What a row says otherwise than the company that it is about, which stays as it is. */
export function companyKept(company: CompanyValues, row: Partial<CompanyValues>): RowChange[] {
  return companyFieldNames.flatMap((name): RowChange[] => {
    const [own, found] = [company[name], row[name] ?? null];
    if (name === "notes" || own === null || found === null || fold(own) === fold(found)) return [];
    return [{ label: companyFields[name].label, before: shown(own), after: shown(found) }];
  });
}
