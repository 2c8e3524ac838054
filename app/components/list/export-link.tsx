import { Icon } from "../../ui/icon.tsx";

interface ExportLinkProps {
  /** Where the file is. */
  to: string;
  /** "contacts". */
  noun: string;
  /** The list's query; null where it shows everything. */
  filter: string | null;
  /** How many rows the list has, as the person reads numbers. */
  count: string;
}

/** Leads to a CSV file of what the list shows, on every page of it. */
export function ExportLink({ to, noun, filter, count }: ExportLinkProps) {
  const query = filter === null ? "" : `?${new URLSearchParams({ all: "1", filter })}`;
  return (
    <a className="button" href={to + query} download title="Cells are exported as typed.">
      <Icon name="download" />
      {filter === null ? "Export" : `Export ${count} ${noun}`}
    </a>
  );
}
