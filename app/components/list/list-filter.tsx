import { Sheet, SheetButton } from "#app/ui/sheet.tsx";
import type { Tag } from "#server/services/tag.ts";
import { writeColumns } from "./column-choice.ts";
import { FilterFrame } from "./filter-frame.tsx";
import { KeptFields } from "./kept-fields.tsx";
import type { List, ListQuery } from "./list.ts";
import { LiveField, type LiveFieldProps } from "./live-field.tsx";
import { SortField } from "./sort-field.tsx";
import { TagFilter } from "./tag-filter.tsx";

interface ListFilterProps<
  Query extends ListQuery<Column, Sort>,
  Column extends string,
  Sort extends string,
  Shown extends { query: Query },
> extends Omit<LiveFieldProps<Shown>, "label"> {
  list: List<Query, Column, Sort>;
  /** The tags to filter by, if its records have any. */
  tags?: Tag[];
  /** A select beside the search. */
  choice?: React.ReactNode;
  /** The filters that only links set, by URL parameter. */
  linked: Record<string, string | number | null>;
  isSortOffered?: (sort: Sort) => boolean;
  /** The menu of further filters. */
  children: React.ReactNode;
}

/** Search, tags, other filters and order of a list; results appear while typing. */
export function ListFilter<
  Query extends ListQuery<Column, Sort>,
  Column extends string,
  Sort extends string,
  Shown extends { query: Query },
>(props: ListFilterProps<Query, Column, Sort, Shown>) {
  const { list, query, tags, choice, linked, isSortOffered, children, ...search } = props;
  const columns = query.columns && writeColumns(query.columns);
  return (
    <FilterFrame>
      <LiveField label={`Search ${list.nouns.many}`} query={query} {...search} />
      <KeptFields fields={{ ...linked, columns, view: query.view }} />
      <SheetButton sheet="filters" icon="list-filter" label="Filter" />
      <Sheet id="filters" title="Filter and sort" isInline>
        {choice}
        {tags ? (
          <TagFilter tags={tags} selected={query.tagIds ?? []} match={query.match ?? "any"} />
        ) : null}
        {children}
        <SortField
          labels={list.sortLabels}
          defaultSort={list.defaultSort(query)}
          selected={query.sort}
          isOffered={isSortOffered}
          disabled={!list.canSort(query)}
          className={choice ? "sort sort-narrow" : "sort"}
        />
        <button type="submit" className="button button-primary sheet-only">
          Show {list.nouns.many}
        </button>
      </Sheet>
    </FilterFrame>
  );
}
