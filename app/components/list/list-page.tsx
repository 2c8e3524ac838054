import { Link } from "react-router";
import type { ListViews } from "#app/components/views/list-views.ts";
import { SaveLink } from "#app/components/views/save-link.tsx";
import { ViewLinks } from "#app/components/views/view-links.tsx";
import { formatCount } from "#app/format.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Icon } from "#app/ui/icon.tsx";
import type { IconName } from "#app/ui/icon-names.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { useReading } from "#app/use-reading.ts";
import { ColumnLink } from "./column-link.tsx";
import { ExportLink } from "./export-link.tsx";
import { type Chip, FilterChips } from "./filter-chips.tsx";
import { type List, type ListQuery, writeView } from "./list.ts";

interface ListedPage {
  total: number;
  totalCapped: boolean;
  items: readonly unknown[];
  prevCursor: string | null;
  nextCursor: string | null;
}

interface ListPageProps<
  Query extends ListQuery<Column, Sort>,
  Column extends string,
  Sort extends string,
> {
  list: List<Query, Column, Sort>;
  query: Query;
  page: ListedPage;
  columns: readonly Column[];
  views: ListViews;
  title: string;
  /** What is shown after the number of rows. */
  detail?: React.ReactNode;
  /** A link before the export. */
  link: { to: string; icon: IconName; label: string };
  /** The link to the form for a new record. */
  create: { to: string; label: string };
  /** The page when the workspace has no such records. */
  empty: React.ReactNode;
  filter: React.ReactNode;
  chips: readonly Chip<Query>[];
  /** The message when no row matches. */
  noMatches: { title: string; text: string; clear: string };
  /** The rows and their bulk actions. */
  children: React.ReactNode;
}

/**
 * The page of a list: its views, filters, columns and rows, and links to the previous and next
 * page.
 */
export function ListPage<
  Query extends ListQuery<Column, Sort>,
  Column extends string,
  Sort extends string,
>(props: ListPageProps<Query, Column, Sort>) {
  const { list, query, page, columns, views, link, create, noMatches } = props;
  const reading = useReading();
  const count = `${formatCount(page.total, reading)}${page.totalCapped ? "+" : ""}`;
  const filtered = list.query.isFiltered(query);
  const fromFirstPage = list.query.write({ ...query, cursor: null }).toString();
  return (
    <>
      <PageHeader
        title={props.title}
        detail={
          <>
            <span aria-live="polite">{count}</span> {props.detail}
            <SaveLink views={views} query={writeView(list, query, columns)} />
          </>
        }
      >
        <Link className="button" to={link.to}>
          <Icon name={link.icon} />
          {link.label}
        </Link>
        <ExportLink
          to={list.exportPath}
          noun={page.total === 1 ? list.nouns.one : list.nouns.many}
          filter={filtered ? fromFirstPage : null}
          count={count}
        />
        <Link className="button button-primary" to={create.to}>
          <Icon name="plus" />
          {create.label}
        </Link>
      </PageHeader>
      {page.total === 0 && !filtered ? (
        props.empty
      ) : (
        <>
          <ViewLinks views={views} className="view-strip" />
          <div className="list-tools">
            {props.filter}
            <ColumnLink
              list={list}
              shown={columns}
              listQuery={list.query.write(query).toString()}
            />
          </div>
          <FilterChips codec={list.query} query={query} chips={props.chips} />
          {page.items.length > 0 ? (
            <>
              {props.children}
              <Pager
                prevCursor={page.prevCursor}
                nextCursor={page.nextCursor}
                search={query.search}
              />
            </>
          ) : (
            <EmptyState
              title={noMatches.title}
              link={{
                to: list.query.pathOf(list.query.cleared(query)),
                label: filtered ? noMatches.clear : "Back to the first page",
              }}
            >
              {filtered ? noMatches.text : `No ${list.nouns.many} on this page.`}
            </EmptyState>
          )}
        </>
      )}
    </>
  );
}
