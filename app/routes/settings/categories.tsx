import { href, Link } from "react-router";
import { RowActions } from "#app/components/row-actions.tsx";
import { TagChip } from "#app/components/tag-chip.tsx";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { submit } from "#app/forms/submit.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { newCategory } from "#domain/category/input.ts";
import { tagColorFor } from "#domain/tag.ts";
import type { Category } from "#server/services/category/category.ts";
import type { Route } from "./+types/categories";
import { CategoryForm } from "./category-form.tsx";
import "./settings.css";

export const meta: Route.MetaFunction = () => [{ title: "Task categories · Kith" }];

export async function loader({ context }: Route.LoaderArgs) {
  return { categories: await context.get(pageContext).api.category.list() };
}

export function action({ request, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  return submit(request, newCategory, async (category, operation) => {
    const made = await api.category.create({ ...category, operation });
    return redirectSaying(href("/settings/categories"), {
      text: `Created “${made.name}”.`,
      undo: made.operation,
    });
  });
}

export default function Categories({ loaderData, actionData }: Route.ComponentProps) {
  const { categories } = loaderData;
  return (
    <>
      <PageHeader title="Task categories" detail={String(categories.length)} />
      <div className="columns">
        <section aria-label="All categories">
          {categories.length > 0 ? (
            <CategoryTable categories={categories} />
          ) : (
            <EmptyState title="No categories yet">
              Use categories to group tasks, e.g. Sales, Support, Admin.
            </EmptyState>
          )}
        </section>
        <aside aria-label="New category">
          <h2>New category</h2>
          <CategoryForm
            key={categories.length}
            answer={actionData}
            category={{ name: "", color: tagColorFor(categories.length), description: null }}
            submitLabel="Create category"
          />
        </aside>
      </div>
    </>
  );
}

function CategoryTable({ categories }: { categories: Category[] }) {
  return (
    <table className="table category-table">
      <thead>
        <tr>
          <th scope="col">Category</th>
          <th scope="col">Description</th>
          <th scope="col">
            <span className="visually-hidden">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {categories.map((category) => (
          <CategoryRow key={category.id} category={category} />
        ))}
      </tbody>
    </table>
  );
}

function CategoryRow({ category }: { category: Category }) {
  const { name, description } = category;
  const id = String(category.id);
  return (
    <tr>
      <th scope="row">
        <Link to={{ pathname: href("/tasks"), search: `?category=${id}` }}>
          <TagChip tag={category} />
          <span className="visually-hidden">: show tasks</span>
        </Link>
      </th>
      <td className="muted" dir="auto">
        {description}
      </td>
      <td>
        <RowActions
          name={name}
          editPath={href("/settings/categories/:id", { id })}
          deletePath={href("/settings/categories/:id/delete", { id })}
        />
      </td>
    </tr>
  );
}
