import { href } from "react-router";
import * as param from "#app/components/list/params.ts";
import { defineQuery } from "#app/components/list/query.ts";
import { type CompanySort, companySortLabels } from "#domain/company/company.ts";

/** The query of the companies list, from its URL. */
export interface CompanyListQuery {
  search: string;
  sort: CompanySort;
  cursor: string | null;
  /** The number of the page's first row, as the link that led there had it; null if unknown. */
  at: number | null;
}

export const companyQuery = defineQuery<CompanyListQuery>({
  path: href("/companies"),
  params: {
    search: param.search,
    sort: param.choiceOr("sort", companySortLabels, "name"),
    cursor: param.cursor,
    at: param.at,
  },
  display: ["sort", "cursor", "at"],
});
