import { Icon } from "../../ui/icon.tsx";

interface ExportMenuProps {
  /** The path of the CSV file; the other formats lie beside it. */
  to: string;
  /** "contacts". */
  noun: string;
  /** The list's query; null if it isn't filtered. */
  filter: string | null;
  /** How many rows the list has, formatted. */
  count: string;
}

const formats = [
  { label: "CSV", ending: "csv" },
  { label: "Excel", ending: "xlsx" },
  { label: "JSON", ending: "json" },
  { label: "CSV, cells as typed", ending: "csv", raw: "1" },
] as const;

/** Links to files of the list's rows, on all of its pages. */
export function ExportMenu({ to, noun, filter, count }: ExportMenuProps) {
  const selection = filter === null ? undefined : { all: "1", filter };
  const base = to.slice(0, to.lastIndexOf("."));
  const cards = to.startsWith("/contacts") ? [{ label: "vCard", ending: "vcf" }] : [];
  return (
    <details className="menu" name="list-menu">
      <summary className="button">
        <Icon name="download" />
        {filter === null ? "Export" : `Export ${count} ${noun}`}
      </summary>
      <ul className="menu-body export-menu">
        {[...formats, ...cards].map(({ label, ending, ...further }) => {
          const query = new URLSearchParams({ ...selection, ...further }).toString();
          return (
            <li key={label}>
              <a className="menu-item" href={`${base}.${ending}${query && `?${query}`}`}>
                {label} <span className="menu-count">{count}</span>
              </a>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
