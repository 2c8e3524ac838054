import { Icon } from "../../ui/icon.tsx";

/** Downloads the selected rows as a file from this path. */
export function ExportChosen({ to }: { to: string }) {
  return (
    <button type="submit" className="button button-small" formMethod="get" formAction={to}>
      <Icon name="download" />
      Export selected
    </button>
  );
}

export function DeleteChosen({ action }: { action: string }) {
  return (
    <button type="submit" className="button button-small button-danger" formAction={action}>
      <Icon name="trash-2" />
      Delete selected
    </button>
  );
}
