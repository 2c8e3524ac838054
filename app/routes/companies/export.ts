import { exportList } from "#app/components/list/server/export-list.ts";
import { pageContext } from "#app/context.ts";
import { companyColumns } from "#app/files/export/company-columns.ts";
import { zoneOf } from "#app/zone.ts";
import { entityNouns } from "#domain/operation/entity.ts";
import type { Route } from "./+types/export";
import { type CompanyListQuery, companyQuery } from "./query.ts";

const companyRequest = {
  nouns: entityNouns.company,
  query: companyQuery,
  toApi: ({ search }: CompanyListQuery) => ({ search }),
};

/** All companies, or those that a search finds, as one file. */
export function loader({ request, context }: Route.LoaderArgs) {
  const { api, session } = context.get(pageContext);
  return exportList(request, {
    list: companyRequest,
    timeZone: zoneOf(session),
    columns: companyColumns,
    read: (selection, after?: string) => api.company.export({ selection, after }),
  });
}
