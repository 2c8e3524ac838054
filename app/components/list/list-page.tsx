import { Suspense } from "react";
import { Link } from "react-router";
import type { ListViews } from "#app/components/views/list-views.ts";
import { SaveLink } from "#app/components/views/save-link.tsx";
import { formatCount } from "#app/format.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Icon } from "#app/ui/icon.tsx";
import type { IconName } from "#app/ui/icon-names.ts";
import { lateWhenIdle } from "#app/ui/late-when-idle.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SheetButton } from "#app/ui/sheet.tsx";
import { useReading } from "#app/use-reading.ts";
import { ClearLink } from "./clear-link.tsx";
import { ColumnLink, columnsPathOf } from "./column-link.tsx";
import { type Chip, FilterChips } from "./filter-chips.tsx";
import { type List, type ListQuery, writeView } from "./list.ts";
import "./lists.css";

/* Links work before their code has come. */
const loadLinks = () => import("./list-links.tsx");
const ListLinks = import.meta.env.SSR ? (await loadLinks()).default : lateWhenIdle(loadLinks);

const loadEnd = () => import("./list-end.tsx");

const ListEnd = import.meta.env.SSR ? (await loadEnd()).default : lateWhenIdle(loadEnd);

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
  /** The sums of the rows, in a strip of their own. */
  sums?: React.ReactNode;
  /** Links before the export. */
  links: readonly { to: string; icon: IconName; label: string }[];
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
  const { list, query, page, columns, views, links, create, noMatches } = props;
  const reading = useReading();
  const count = `${formatCount(page.total, reading)}${page.totalCapped ? "+" : ""}`;
  const filtered = list.query.isFiltered(query);
  const listQuery = list.query.write(query).toString();
  return (
    <div className="list-page">
      <PageHeader
        title={props.title}
        detail={
          <>
            <span aria-live="polite">{count}</span>
            <SaveLink views={views} query={writeView(list, query, columns)} />
            <ClearLink to={filtered ? list.query.pathOf(list.query.cleared(query)) : null} />
          </>
        }
      >
        <Suspense>
          <ListLinks
            title={props.title}
            links={links}
            to={list.exportPath}
            noun={page.total === 1 ? list.nouns.one : list.nouns.many}
            filter={filtered ? list.query.write({ ...query, cursor: null }).toString() : null}
            count={count}
            columnsTo={columnsPathOf(list, listQuery)}
            views={views}
          />
        </Suspense>
        <Link className="button button-primary wide-only" to={create.to}>
          <Icon name="plus" />
          {create.label}
        </Link>
      </PageHeader>
      {page.total === 0 && !filtered ? (
        props.empty
      ) : (
        <>
          <div className="list-tools">
            {props.filter}
            <SheetButton sheet="list-more" icon="ellipsis" label="More" />
            <ColumnLink
              list={list}
              shown={columns}
              listQuery={list.query.write(query).toString()}
            />
          </div>
          <FilterChips codec={list.query} query={query} chips={props.chips} />
          {props.sums}
          {page.items.length > 0 ? (
            <>
              {props.children}
              <Suspense>
                <ListEnd query={query} page={page} columns={columns} cells={list.cells} />
              </Suspense>
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
    </div>
  );
}
