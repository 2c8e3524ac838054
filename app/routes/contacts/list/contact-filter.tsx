import { ClearLink } from "#app/components/list/clear-link.tsx";
import { writeColumns } from "#app/components/list/column-choice.ts";
import { FilterFrame } from "#app/components/list/filter-frame.tsx";
import { KeptFields } from "#app/components/list/kept-fields.tsx";
import { LiveField } from "#app/components/list/live-field.tsx";
import { RowsField } from "#app/components/list/rows-field.tsx";
import type { LiveSearchProps } from "#app/components/list/shown-list.ts";
import { SortField } from "#app/components/list/sort-field.tsx";
import { TagFilter } from "#app/components/list/tag-filter.tsx";
import { late } from "#app/ui/late.ts";
import type { ContactPage } from "#server/services/contact/list.ts";
import {
  type ContactListQuery,
  contactList,
  dayFields,
  days,
  presenceFields,
  presences,
} from "./contact-list.ts";
import type { ShownContacts } from "./list-marks.ts";

/** The typed client and its cache load only when somebody is about to search. */
const LiveSearch = late(() => import("./live-search.tsx"));

interface ContactFilterProps extends Omit<LiveSearchProps<ShownContacts>, "search"> {
  tags: ContactPage["tags"];
}

/** Search, tags, other filters and order; results appear while typing. */
export function ContactFilter({ query, tags, onLive }: ContactFilterProps) {
  const codec = contactList.query;
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
      <SortField
        labels={contactList.sortLabels}
        usual={contactList.usualSort(query)}
        chosen={query.sort}
        disabled={!contactList.canSort(query)}
      />
      <ClearLink to={codec.isFiltered(query) ? codec.pathOf(codec.cleared(query)) : null} />
    </FilterFrame>
  );
}

/** The filters other than tags, and how many rows a page has. */
function FilterMenu({ query }: { query: ContactListQuery }) {
  return (
    <details className="menu" name="list-menu">
      <summary className="button">Filters</summary>
      <div className="menu-body filter-fields">
        {presenceFields.map((field) => (
          <label key={field}>
            {presences[field]}
            <select className="input" name={field} defaultValue={query[field] ?? ""}>
              <option value="">Any</option>
              <option value="with">With</option>
              <option value="without">Without</option>
            </select>
          </label>
        ))}
        {dayFields.map((field) => (
          <label key={field}>
            {days[field].label}
            <input
              className="input"
              type="date"
              name={days[field].name}
              defaultValue={query[field] ?? ""}
            />
          </label>
        ))}
        <RowsField limit={query.limit} />
      </div>
    </details>
  );
}
