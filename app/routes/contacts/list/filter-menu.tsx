import { RowsField } from "#app/components/list/rows-field.tsx";
import { days, type ListQuery, presences } from "./query.ts";

/** The filters that are not tags, and how many rows a page has. */
export function FilterMenu({ query }: { query: ListQuery }) {
  return (
    <details className="menu" name="list-menu">
      <summary className="button">Filters</summary>
      <div className="menu-body filter-fields">
        {(Object.keys(presences) as (keyof typeof presences)[]).map((field) => (
          <label key={field}>
            {presences[field]}
            <select className="input" name={field} defaultValue={query[field] ?? ""}>
              <option value="">With or without</option>
              <option value="with">With</option>
              <option value="without">Without</option>
            </select>
          </label>
        ))}
        {(Object.keys(days) as (keyof typeof days)[]).map((field) => (
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
