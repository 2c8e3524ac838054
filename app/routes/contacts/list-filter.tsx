import { lazy, Suspense, useState } from "react";
import { ClearLink } from "#app/components/list/clear-link.tsx";
import { FilterFrame } from "#app/components/list/filter-frame.tsx";
import { KeptFields } from "#app/components/list/kept-fields.tsx";
import { TagFilter } from "#app/components/list/tag-filter.tsx";
import { SearchField } from "#app/ui/search-field.tsx";
import type { ContactPage } from "#server/services/contact-list.ts";
import { FilterMenu } from "./filter-menu.tsx";
import type { LiveResult } from "./list.tsx";
import { clearedPath, isFiltered, type ListQuery, sortLabels } from "./query.ts";

/** The typed client and its cache come only when somebody is about to search. */
const LiveSearch = lazy(() => import("./live-search.tsx"));

interface ListFilterProps {
  query: ListQuery;
  tags: ContactPage["tags"];
  onLive: (result: LiveResult | null) => void;
}

/** Search, tags and order; results come as one types. */
export function ListFilter(props: ListFilterProps) {
  return (
    <FilterFrame>
      <FilterFields {...props} />
    </FilterFrame>
  );
}

function FilterFields({ query, tags, onLive }: ListFilterProps) {
  const [search, setSearch] = useState<string>();
  return (
    <>
      <SearchField
        label="Search contacts"
        placeholder="Search by name, email, company or phone"
        defaultValue={query.search}
        onFocus={({ currentTarget }) => setSearch(currentTarget.value)}
        onChange={({ currentTarget }) => setSearch(currentTarget.value)}
      />
      <TagFilter tags={tags} chosen={query.tagIds} match={query.match} />
      <FilterMenu query={query} />
      <KeptFields
        fields={{
          company: query.companyId,
          columns: query.columns?.join(","),
          view: query.view,
        }}
      />
      <label className="sort">
        <span className="visually-hidden">Order</span>
        <select
          className="input"
          name="sort"
          defaultValue={query.sort}
          disabled={query.search !== ""}
        >
          {Object.entries(sortLabels).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <ClearLink to={isFiltered(query) ? clearedPath(query) : null} />
      {search === undefined ? null : (
        <Suspense fallback={null}>
          <LiveSearch search={search} query={query} onResult={onLive} />
        </Suspense>
      )}
    </>
  );
}
