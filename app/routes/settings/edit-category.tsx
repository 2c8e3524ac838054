import { href, Link } from "react-router";
import { PageHeader } from "#app/ui/page-header.tsx";
import type { Route } from "./+types/category";
import { CategoryForm } from "./category-form.tsx";
import "./settings.css";

export function EditCategory({ loaderData, actionData }: Route.ComponentProps) {
  const { category } = loaderData;
  return (
    <div className="narrow">
      <PageHeader title={`Edit category ${category.name}`} />
      <CategoryForm answer={actionData} category={category} submitLabel="Save">
        <Link className="button button-quiet" to={href("/settings/categories")}>
          Cancel
        </Link>
      </CategoryForm>
    </div>
  );
}
