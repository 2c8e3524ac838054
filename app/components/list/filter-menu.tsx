import { defaultLength, pageLengths } from "./list-options.ts";

interface FilterMenuProps {
  /** How many rows a page has. */
  limit: number;
  open?: boolean;
  children: React.ReactNode;
}

/** The filters other than tags, and how many rows a page has. */
export function FilterMenu({ limit, open, children }: FilterMenuProps) {
  return (
    <details className="menu" name="list-menu" open={open}>
      <summary className="button">Filters</summary>
      <div className="menu-body filter-fields">
        {children}
        <label>
          Rows
          <select className="input" name="rows" defaultValue={limit === defaultLength ? "" : limit}>
            {pageLengths.map((length) => (
              // The default isn't written to the URL.
              <option key={length} value={length === defaultLength ? "" : length}>
                {length}
              </option>
            ))}
          </select>
        </label>
      </div>
    </details>
  );
}

interface ChoiceFieldProps {
  label: string;
  name: string;
  selected: string | number | null;
  options: Record<string, string>;
}

/** A filter by one of some choices, or by none of them. */
export function ChoiceField({ label, name, selected, options }: ChoiceFieldProps) {
  return (
    <label>
      {label}
      <select className="input" name={name} defaultValue={selected ?? ""}>
        <option value="">Any</option>
        {Object.entries(options).map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

interface TextFilterProps {
  label: string;
  name: string;
  text: string | null;
  /** The most characters that fit. */
  limit: number;
}

/** A filter by a text, as it is written. */
export function TextFilter({ label, name, text, limit }: TextFilterProps) {
  return (
    <label>
      {label}
      <input
        className="input"
        dir="auto"
        name={name}
        defaultValue={text ?? ""}
        maxLength={limit}
        autoComplete="off"
      />
    </label>
  );
}

interface DayFieldProps {
  label: string;
  name: string;
  /** YYYY-MM-DD. */
  day: string | null;
}

/** A filter by a day. */
export function DayField({ label, name, day }: DayFieldProps) {
  return (
    <label>
      {label}
      <input className="input" type="date" name={name} defaultValue={day ?? ""} />
    </label>
  );
}
