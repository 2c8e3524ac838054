import { Download, Trash2 } from "lucide-react";

/** Gives away those that are chosen as a file, from this address. */
export function ExportChosen({ to }: { to: string }) {
  return (
    <button type="submit" className="button button-small" formMethod="get" formAction={to}>
      <Download size={16} aria-hidden="true" />
      Export chosen
    </button>
  );
}

export function DeleteChosen({ action }: { action: string }) {
  return (
    <button type="submit" className="button button-small button-danger" formAction={action}>
      <Trash2 size={16} aria-hidden="true" />
      Delete chosen
    </button>
  );
}
