import { href, Link, useLocation } from "react-router";
import { ButtonForm } from "#app/forms/button-form.tsx";
import type { AttachedFile } from "#server/services/file/attached.ts";
import { Icon } from "../../ui/icon.tsx";
import { topOf } from "../timeline/timeline-query.ts";

/** Renames a file, or moves it to Trash. */
export function FileActions({ file: { id, name } }: { file: AttachedFile }) {
  const to = topOf(useLocation());
  const params = { id: String(id) };
  return (
    <span className="inline-form">
      <Link
        className="icon-button"
        to={`${href("/files/:id/edit", params)}?${new URLSearchParams({ to })}`}
        aria-label={`Rename ${name}`}
      >
        <Icon name="pencil" size={14} />
      </Link>
      <ButtonForm
        action={href("/files/:id/delete", params)}
        className="icon-button"
        label={`Delete ${name}`}
      >
        <Icon name="trash-2" size={14} />
      </ButtonForm>
    </span>
  );
}
