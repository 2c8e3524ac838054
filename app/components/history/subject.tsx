import { href, Link } from "react-router";
import { entityNouns } from "#domain/operation/entity.ts";
import type { NamedChange } from "#server/services/operation/change.ts";

/**
 * The name of a record that an operation changed; a link if the record has a page and still exists.
 */
export function Subject({ change }: { change: NamedChange }) {
  const { entity, id, label, live, erased } = change;
  if (entity === "settings") return <>your settings</>;
  if (erased || !label) return <span className="muted">a deleted {entityNouns[entity].one}</span>;
  const path = live ? pathOf(entity, String(id)) : undefined;
  return path ? (
    <Link dir="auto" to={path}>
      {label}
    </Link>
  ) : (
    <bdi>{label}</bdi>
  );
}

function pathOf(entity: NamedChange["entity"], id: string): string | undefined {
  if (entity === "contact") return href("/contacts/:id", { id });
  if (entity === "deal") return href("/deals/:id", { id });
  if (entity === "company") return href("/companies/:id", { id });
  if (entity === "todo") return href("/tasks/:id", { id });
  if (entity === "category") return href("/settings/categories/:id", { id });
  if (entity === "activity") return href("/activities/:id", { id });
  if (entity === "file") return href("/files/:id/edit", { id });
  if (entity === "tag") return href("/tags/:id", { id });
  if (entity === "view") return href("/views/:id", { id });
  if (entity === "stage") return href("/settings/stages/:id", { id });
  if (entity === "rate") return href("/settings/rates/:id", { id });
  if (entity === "pipeline") return href("/settings/pipelines/:id", { id });
  return undefined;
}
