import { href, Link } from "react-router";
import { PageHeader } from "#app/ui/page-header.tsx";
import type { Route } from "./+types/edit";
import { TagForm } from "./tag-form.tsx";

export function EditTag({ loaderData, actionData }: Route.ComponentProps) {
  const { tag } = loaderData;
  return (
    <div className="narrow">
      <PageHeader title={`Edit tag ${tag.name}`} />
      <TagForm answer={actionData} tag={tag} submitLabel="Save">
        <Link className="button button-quiet" to={href("/tags")}>
          Cancel
        </Link>
      </TagForm>
    </div>
  );
}
