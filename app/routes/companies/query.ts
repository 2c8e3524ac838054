import { href } from "react-router";
import * as param from "#app/components/list/params.ts";
import { defineQuery } from "#app/components/list/query.ts";
import { type CompanySort, companySortLabels } from "#domain/company/company.ts";

/** The query of the companies list, from its URL. */
export interface CompanyListQuery {
  search: string;
  sort: CompanySort;
  cursor: string | null;
}

export const companyQuery = defineQuery<CompanyListQuery>({
  path: href("/companies"),
  params: {
    search: param.search,
    sort: param.choiceOr("sort", companySortLabels, "name"),
    cursor: param.cursor,
  },
  display: ["sort", "cursor"],
});
