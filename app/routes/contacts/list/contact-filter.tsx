import {
  ChoiceField,
  DayField,
  FilterMenu,
  TextFilter,
} from "#app/components/list/filter-menu.tsx";
import { ListFilter } from "#app/components/list/list-filter.tsx";
import type { LiveSearchProps } from "#app/components/list/shown-list.ts";
import { lazyComponent } from "#app/ui/lazy-component.ts";
import { contactFields } from "#domain/contact/fields.ts";
import type { ContactPage } from "#server/services/contact/list.ts";
import {
  contactList,
  dayFields,
  days,
  presenceFields,
  presenceLabels,
  presences,
  silences,
} from "./contact-list.ts";
import type { ShownContacts } from "./list-marks.ts";

/** The typed client and its cache load only when somebody is about to search. */
const LiveSearch = lazyComponent(() => import("./live-search.client.tsx"));

interface ContactFilterProps extends Omit<LiveSearchProps<ShownContacts>, "search"> {
  tags: ContactPage["tags"];
}

export function ContactFilter({ query, tags, onLive }: ContactFilterProps) {
  return (
    <ListFilter
      list={contactList}
      query={query}
      tags={tags}
      placeholder="Search by name, email, company or phone"
      onLive={onLive}
      LiveSearch={LiveSearch}
      linked={{ company: query.companyId, "other-sources": query.otherSources }}
    >
      <FilterMenu limit={query.limit}>
        {presenceFields.map((field) => (
          <ChoiceField
            key={field}
            label={presences[field]}
            name={field}
            selected={query[field]}
            options={presenceLabels}
          />
        ))}
        <ChoiceField
          label="Not contacted for"
          name="not-contacted"
          selected={query.notContacted}
          options={silences}
        />
        <TextFilter
          label={contactFields.source.label}
          name="source"
          text={query.source}
          limit={contactFields.source.limit}
        />
        {dayFields.map((field) => (
          <DayField key={field} {...days[field]} day={query[field]} />
        ))}
      </FilterMenu>
    </ListFilter>
  );
}
