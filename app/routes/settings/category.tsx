import { data, href } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { dialogRoute } from "#app/forms/dialog-route.ts";
import { submit } from "#app/forms/submit.ts";
import { routeId } from "#app/route-id.ts";
import { categoryForm } from "#domain/category/input.ts";
import type { Route } from "./+types/category";
import { EditCategory } from "./edit-category.tsx";

export { FormGone as ErrorBoundary } from "#app/forms/form-gone.tsx";

export const { clientAction, clientLoader } = dialogRoute;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `Edit category ${loaderData.category.name} · Kith` : "Kith" },
];

export async function loader({ params, context }: Route.LoaderArgs) {
  const id = routeId(params.id);
  const categories = await context.get(pageContext).api.category.list();
  const category = categories.find((each) => each.id === id);
  if (!category) throw data("This category doesn't exist or has been deleted.", { status: 404 });
  return { category };
}

export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return submit(request, categoryForm, async ({ version, overwrites, ...category }, operation) => {
    const edited = await api.category.update({ id, category, version, overwrites, operation });
    return redirectSaying(href("/settings/categories"), {
      text: `Saved “${edited.name}”.`,
      undo: edited.operation,
    });
  });
}

export default EditCategory;
