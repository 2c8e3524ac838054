import type { Nouns } from "#domain/bulk.ts";
import { recordOf } from "#domain/record-of.ts";
import type { ViewList } from "#domain/view.ts";
import type { LoadCells } from "./cells/cells.ts";
import { writeColumns } from "./column-choice.ts";
import type { TagMatch } from "./list-options.ts";
import * as param from "./params.ts";
import { defineQuery, type Params, type QueryCodec } from "./query.ts";

/** The fields that the query of every list with columns and saved views has. */
export interface ListQuery<Column extends string, Sort extends string> {
  search: string;
  /** The tags of its records, if they have any. */
  tagIds?: number[];
  /** How many of the tags a row must have. */
  match?: TagMatch;
  /** null for the default. */
  sort: Sort | null;
  /** How many rows a page has. */
  limit: number;
  /** The columns after the first one, in order; null for the default. */
  columns: Column[] | null;
  /**
   * The saved view that the list shows or started from; "all" for none, when a default view exists.
   */
  view: number | "all" | null;
  cursor: string | null;
  /** The number of the page's first row, as the link that led there had it; null if unknown. */
  at: number | null;
}

/** The same for a list of records with tags. */
export interface TaggedQuery<Column extends string, Sort extends string>
  extends ListQuery<Column, Sort> {
  tagIds: number[];
  match: TagMatch;
}

/** How a column is shown, and how the list sorts by it. */
export interface ColumnDeclaration<Sort extends string> {
  label: string;
  /** Its minimum width, in pixels. */
  width: number;
  /** The order of the first click, and of the second. */
  sorts?: readonly [Sort, Sort];
  /** Whether the first order starts with the largest or latest. */
  isDescendingFirst?: true;
  className?: string;
}

/** A list of records with columns, orders, filters, saved views, bulk actions and an export. */
export interface List<
  Query extends ListQuery<Column, Sort>,
  Column extends string,
  Sort extends string,
> {
  /** The name by which saved views refer to it. */
  name: ViewList;
  nouns: Nouns;
  /** The path for selecting its columns. */
  columnsPath: string;
  exportPath: string;
  /** Where the selected rows are deleted. */
  bulkDeletePath: string;
  query: QueryCodec<Query>;
  /** The column that names a row, which is always first. */
  lead: ColumnDeclaration<Sort>;
  columns: Record<Column, ColumnDeclaration<Sort>>;
  defaultColumns: readonly Column[];
  sortLabels: Record<Sort, string>;
  /** The order when the URL asks for none. */
  defaultSort: (query: Query) => Sort;
  /** Whether the order can be selected at present. */
  canSort: (query: Query) => boolean;
  /** Loads what edits its cells in place; missing if nothing does. */
  cells?: LoadCells;
}

/** The columns that all lists of tagged records share; `width` is that of a date. */
export function recordColumns(width: number) {
  return {
    tags: { label: "Tags", width: 164 },
    added: { label: "Added", width, sorts: ["newest", "oldest"], isDescendingFirst: true },
    updated: {
      label: "Updated",
      width,
      sorts: ["updated", "updated-asc"],
      isDescendingFirst: true,
    },
  } as const;
}

export function columnNames<Column extends string>(columns: Record<Column, unknown>): Column[] {
  return Object.keys(columns) as Column[];
}

interface ListedField {
  label: string;
  column: { width: number; label?: string };
}

/** The columns that fields declare, by their names in the URL; sorted ones sort both ways. */
export function fieldColumns<Name extends string, Field extends string, Sorted extends Name>(
  fieldByColumn: Record<Name, Field>,
  fields: Record<Field, ListedField>,
  sorted: readonly Sorted[],
): Record<Name, ColumnDeclaration<Sorted | `${Sorted}-desc`>> {
  return recordOf(columnNames(fieldByColumn), (name) => {
    const { label, column } = fields[fieldByColumn[name]];
    const sortedName = sorted.find((each) => each === name);
    return {
      label: column.label ?? label,
      width: column.width,
      ...(sortedName && { sorts: [sortedName, `${sortedName}-desc`] as const }),
    };
  });
}

/** The fields of a query that change how rows are shown, not which. */
const display = ["sort", "limit", "columns", "view", "cursor", "at"] as const;

interface ListDeclaration<
  Query extends ListQuery<Column, Sort>,
  Column extends string,
  Sort extends string,
> extends Omit<List<Query, Column, Sort>, "query"> {
  path: string;
  /** The URL parameters of its filters, in the order of the URL. */
  filters: Params<Omit<Query, (typeof display)[number] | "search">>;
}

/** A list with the codec for its query; clearing the filters keeps the columns. */
export function defineList<
  Query extends ListQuery<Column, Sort>,
  Column extends string,
  Sort extends string,
>({ path, filters, ...list }: ListDeclaration<Query, Column, Sort>): List<Query, Column, Sort> {
  const params = {
    search: param.search,
    ...filters,
    sort: param.choice("sort", list.sortLabels),
    limit: param.limit,
    columns: param.columns(columnNames(list.columns)),
    view: param.view,
    cursor: param.cursor,
    at: param.at,
  };
  const query = defineQuery<Query>({
    path,
    params: params as unknown as Params<Query>,
    display,
    keep: ({ columns, view }) => ({ columns, view: view && "all" }) as Partial<Query>,
    normalise: (query) => ({
      ...query,
      ...(query.tagIds?.length === 0 && { match: "any" }),
      sort: query.sort === list.defaultSort(query) ? null : query.sort,
      at: query.cursor === null ? null : query.at,
    }),
  });
  return { ...list, query };
}

/** What a saved view stores of a list that is shown with these columns. */
export function writeView<
  Query extends ListQuery<Column, Sort>,
  Column extends string,
  Sort extends string,
>(list: List<Query, Column, Sort>, query: Query, columns: readonly Column[]): string {
  const isDefault = writeColumns(columns) === writeColumns(list.defaultColumns);
  const kept = { ...query, columns: isDefault ? null : [...columns], view: null, cursor: null };
  return list.query.write(kept).toString();
}

/** The list that a record's page was opened from, as an API request; undefined for none. */
export function listOpenedFrom<Query, Asked>(
  { query, toApi }: { query: QueryCodec<Query>; toApi: (query: Query, timeZone: string) => Asked },
  from: string | null,
  timeZone: string,
): Asked | undefined {
  return from === null ? undefined : toApi(query.read(new URLSearchParams(from)), timeZone);
}
