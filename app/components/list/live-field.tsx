import { type ComponentType, Suspense, useState } from "react";
import { SearchField } from "#app/components/search-field.tsx";
import type { LiveSearchProps } from "./shown-list.ts";

export interface LiveFieldProps<Shown extends { query: { search: string } }>
  extends Omit<LiveSearchProps<Shown>, "search"> {
  label: string;
  placeholder: string;
  /** Searches while typing; loads only when somebody is about to search. */
  LiveSearch: ComponentType<LiveSearchProps<Shown>>;
}

/** The search box of a list, whose results appear while typing. */
export function LiveField<Shown extends { query: { search: string } }>(
  props: LiveFieldProps<Shown>,
) {
  const { label, placeholder, query, onLive, LiveSearch } = props;
  const [search, setSearch] = useState<string>();
  return (
    <>
      <SearchField
        label={label}
        placeholder={placeholder}
        defaultValue={query.search}
        onFocus={({ currentTarget }) => setSearch(currentTarget.value)}
        onChange={({ currentTarget }) => setSearch(currentTarget.value)}
      />
      {search === undefined ? null : (
        <Suspense fallback={null}>
          <LiveSearch search={search} query={query} onLive={onLive} />
        </Suspense>
      )}
    </>
  );
}
