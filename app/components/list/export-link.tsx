import { Icon } from "../../ui/icon.tsx";

interface ExportLinkProps {
  /** The path of the file. */
  to: string;
  /** "contacts". */
  noun: string;
  /** The list's query; null if it isn't filtered. */
  filter: string | null;
  /** How many rows the list has, formatted. */
  count: string;
}

/** Links to a CSV file of the list's rows, on all of its pages. */
export function ExportLink({ to, noun, filter, count }: ExportLinkProps) {
  const query = filter === null ? "" : `?${new URLSearchParams({ all: "1", filter })}`;
  return (
    <a className="button" href={to + query} download title="Cells are exported as typed.">
      <Icon name="download" />
      {filter === null ? "Export" : `Export ${count} ${noun}`}
    </a>
  );
}
