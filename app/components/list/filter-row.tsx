import { Sheet, SheetButton } from "#app/ui/sheet.tsx";
import { FilterFrame } from "./filter-frame.tsx";
import "./filter-row.css";

interface FilterRowProps {
  /** What the list has, as in "Show changes". */
  many: string;
  children: React.ReactNode;
}

/** The filters of a list without a search: in a row on a wide screen, in a sheet on a phone. */
export function FilterRow({ many, children }: FilterRowProps) {
  return (
    <FilterFrame>
      <SheetButton sheet="filters" icon="list-filter" label="Filter" />
      <Sheet id="filters" title="Filter" isInline>
        {children}
        <button type="submit" className="button button-primary sheet-only">
          Show {many}
        </button>
      </Sheet>
      <button type="submit" className="button search-button">
        Show
      </button>
    </FilterFrame>
  );
}

interface ChoiceFilterProps {
  name: string;
  label: string;
  /** What it says while nothing is selected. */
  all: string;
  selected: string | null;
  options: readonly (readonly [value: string, text: string])[];
}

/** A select in a filter row. */
export function ChoiceFilter({ name, label, all, selected, options }: ChoiceFilterProps) {
  return (
    <select
      className="input filter-choice"
      name={name}
      aria-label={label}
      defaultValue={selected ?? ""}
    >
      <option value="">{all}</option>
      {options.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  );
}

/** The first and last day of a list, in a filter row. */
export function DayRange({ from, to }: { from: string | null; to: string | null }) {
  return (
    <>
      <label className="filter-day">
        From
        <input className="input" type="date" name="from" defaultValue={from ?? ""} />
      </label>
      <label className="filter-day">
        to
        <input className="input" type="date" name="to" defaultValue={to ?? ""} />
      </label>
    </>
  );
}
