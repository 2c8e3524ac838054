import { lazy, Suspense, useState } from "react";
import { Form, Link, useSubmit } from "react-router";
import { TagFilter } from "#app/components/list/tag-filter.tsx";
import { SearchField } from "#app/ui/search-field.tsx";
import { useVisit } from "#app/ui/use-visit.ts";
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

/** The filter of the list at this URL. */
export function ListFilter(props: ListFilterProps) {
  const visit = useVisit();
  return <FilterForm key={visit} visit={visit} {...props} />;
}

/**
 * Search, tags and order, as one form whose URL is the list. With JavaScript a choice is taken at
 * once, and results come as one types.
 */
function FilterForm({ visit, query, tags, onLive }: ListFilterProps & { visit: string }) {
  const submit = useSubmit();
  const [search, setSearch] = useState<string>();
  return (
    <Form
      className="filter"
      role="search"
      replace
      state={{ visit }}
      onChange={({ currentTarget, target }) => {
        const typing = target instanceof HTMLInputElement && target.type === "search";
        if (!typing) submit(currentTarget, { replace: true, state: { visit } });
      }}
    >
      <SearchField
        label="Search contacts"
        placeholder="Search by name, email, company or phone"
        defaultValue={query.search}
        onFocus={({ currentTarget }) => setSearch(currentTarget.value)}
        onChange={({ currentTarget }) => setSearch(currentTarget.value)}
      />
      <TagFilter tags={tags} chosen={query.tagIds} match={query.match} />
      <FilterMenu query={query} />
      <Kept query={query} />
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
      <button type="submit" className="button">
        Search
      </button>
      {isFiltered(query) ? (
        <Link className="button button-quiet" to={clearedPath(query)}>
          Clear
        </Link>
      ) : null}
      {search === undefined ? null : (
        <Suspense fallback={null}>
          <LiveSearch search={search} query={query} onResult={onLive} />
        </Suspense>
      )}
    </Form>
  );
}

/** What the URL says beside what the form asks for. */
function Kept({ query: { companyId, columns, view } }: { query: ListQuery }) {
  const kept = { company: companyId, columns: columns?.join(","), view };
  return Object.entries(kept).map(([name, value]) =>
    value == null ? null : <input key={name} type="hidden" name={name} value={value} />,
  );
}
