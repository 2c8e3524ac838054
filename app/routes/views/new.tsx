import { viewPath } from "#app/components/views/list-views.ts";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { dialogRoute } from "#app/forms/dialog-route.ts";
import { submit } from "#app/forms/submit.ts";
import { keptQuery, viewLists } from "#domain/view.ts";
import { newView } from "#domain/view-input.ts";
import type { Route } from "./+types/new";
import { NewView } from "./new-view.tsx";

export const { clientAction, clientLoader } = dialogRoute;

export const meta: Route.MetaFunction = () => [{ title: "Save view · Kith" }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const params = new URL(request.url).searchParams;
  const list = viewLists.find((each) => each === params.get("list")) ?? "contacts";
  const views = await context.get(pageContext).api.view.list({ list });
  const from = views.find(({ id }) => String(id) === params.get("view")) ?? null;
  return { kept: { list, query: keptQuery(params.get("query") ?? "") }, from };
}

export function action({ request, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  return submit(request, newView, async (view, operation) => {
    const saved = await api.view.create({ ...view, operation });
    return redirectSaying(viewPath(saved), {
      text: `Saved “${saved.name}”.`,
      undo: saved.operation,
    });
  });
}

export default NewView;
