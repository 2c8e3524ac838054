import { writeColumns } from "#app/components/columns/column-choice.ts";
import { ClearLink } from "#app/components/list/clear-link.tsx";
import { FilterFrame } from "#app/components/list/filter-frame.tsx";
import { KeptFields } from "#app/components/list/kept-fields.tsx";
import { LiveField } from "#app/components/list/live-field.tsx";
import type { LiveSearchProps } from "#app/components/list/shown-list.ts";
import { TagFilter } from "#app/components/list/tag-filter.tsx";
import { late } from "#app/ui/late.ts";
import type { ContactPage } from "#server/services/contact/list.ts";
import { FilterMenu } from "./filter-menu.tsx";
import type { ShownContacts } from "./list.tsx";
import { clearedPath, isFiltered, sortLabels } from "./query.ts";

/** The typed client and its cache come only when somebody is about to search. */
const LiveSearch = late(() => import("./live-search.tsx"));

interface ListFilterProps extends Omit<LiveSearchProps<ShownContacts>, "search"> {
  tags: ContactPage["tags"];
}

/** Search, tags and order; results come as one types. */
export function ListFilter({ query, tags, onLive }: ListFilterProps) {
  return (
    <FilterFrame>
      <LiveField
        label="Search contacts"
        placeholder="Search by name, email, company or phone"
        query={query}
        onLive={onLive}
        LiveSearch={LiveSearch}
      />
      <TagFilter tags={tags} chosen={query.tagIds} match={query.match} />
      <FilterMenu query={query} />
      <KeptFields
        fields={{
          company: query.companyId,
          columns: query.columns && writeColumns(query.columns),
          view: query.view,
        }}
      />
      <label className="sort">
        <span className="visually-hidden">Order</span>
        <select
          className="input"
          name="sort"
          defaultValue={query.sort === "name" ? "" : query.sort}
          disabled={query.search !== ""}
        >
          {Object.entries(sortLabels).map(([value, label]) => (
            <option key={value} value={value === "name" ? "" : value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <ClearLink to={isFiltered(query) ? clearedPath(query) : null} />
    </FilterFrame>
  );
}
