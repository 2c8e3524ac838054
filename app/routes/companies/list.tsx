import { href, Link } from "react-router";
import { LateCells } from "#app/components/list/cells/late-cells.tsx";
import { ClearLink } from "#app/components/list/clear-link.tsx";
import { ExportMenu } from "#app/components/list/export-menu.tsx";
import { FilterFrame } from "#app/components/list/filter-frame.tsx";
import ListPager from "#app/components/list/list-pager.tsx";
import { SortField } from "#app/components/list/sort-field.tsx";
import { SearchField } from "#app/components/search-field.tsx";
import { pageContext } from "#app/context.ts";
import { formatCount } from "#app/format.ts";
import { leaveOutEmpty } from "#app/forms/filled-fields.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { useReading } from "#app/use-reading.ts";
import { companySortLabels } from "#domain/company/company.ts";
import type { CompanyPage } from "#server/services/company/list.ts";
import { Icon } from "../../ui/icon.tsx";
import type { Route } from "./+types/list";
import { CompanyTable } from "./company-table.tsx";
import { type CompanyListQuery, companyQuery } from "./query.ts";
import "#app/components/list/lists.css";
import "./companies.css";

export const meta: Route.MetaFunction = () => [{ title: "Companies · Kith" }];

export async function loader({ request, context }: Route.LoaderArgs) {
  leaveOutEmpty(request);
  const query = companyQuery.read(new URL(request.url).searchParams);
  return { query, page: await context.get(pageContext).api.company.list(query) };
}

const importPath = `${href("/import")}?noun=company`;

export default function Companies({ loaderData }: Route.ComponentProps) {
  const { page, query } = loaderData;
  const reading = useReading();
  const count = `${formatCount(page.total, reading)}${page.totalCapped ? "+" : ""}`;
  const nothingYet = page.total === 0 && !companyQuery.isFiltered(query);
  return (
    <div className="list-page">
      <PageHeader
        title="Companies"
        detail={
          <>
            <span aria-live="polite">{count}</span>
            <ClearLink to={companyQuery.isFiltered(query) ? companyQuery.path : null} />
          </>
        }
      >
        {nothingYet ? null : (
          <ExportMenu
            to={href("/companies/export.csv")}
            noun={page.total === 1 ? "company" : "companies"}
            filter={companyQuery.isFiltered(query) ? companyQuery.write(query).toString() : null}
            count={count}
          />
        )}
        <Link className="button wide-only" to={importPath}>
          <Icon name="upload" />
          Import
        </Link>
        <Link className="button button-primary wide-only" to={href("/companies/new")}>
          <Icon name="plus" />
          New company
        </Link>
      </PageHeader>
      {nothingYet ? (
        <EmptyState
          title="No companies yet"
          primary={{ to: href("/companies/new"), label: "Add a company" }}
          link={{ to: importPath, label: "Import a file" }}
        >
          Companies are created from your contacts, or add one here.
        </EmptyState>
      ) : (
        <>
          <div className="list-tools">
            <ListFilter query={query} />
          </div>
          <Results page={page} query={query} />
        </>
      )}
    </div>
  );
}

/** Only the name, in the first column, is edited in place. */
const noColumns: string[] = [];
const loadCells = () => import("./company-cells.client.tsx");

/** Search and order. */
function ListFilter({ query }: { query: CompanyListQuery }) {
  return (
    <FilterFrame>
      <SearchField
        label="Search companies"
        placeholder="Search by name"
        defaultValue={query.search}
      />
      <SortField
        labels={companySortLabels}
        defaultSort="name"
        selected={query.sort === "name" ? null : query.sort}
      />
    </FilterFrame>
  );
}

function Results({ page, query }: { page: CompanyPage; query: CompanyListQuery }) {
  const { search } = query;
  if (page.items.length === 0) {
    return (
      <EmptyState
        title="No matches"
        link={{ to: href("/companies"), label: search ? "Clear search" : "Back to the first page" }}
      >
        {search ? `No company names match “${search}”.` : "No companies on this page."}
      </EmptyState>
    );
  }
  return (
    <>
      <CompanyTable companies={page.items} rates={page.rates} />
      <ListPager query={query} page={page} />
      <LateCells columns={noColumns} load={loadCells} />
    </>
  );
}
