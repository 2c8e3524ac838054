import { data, href } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { dialogRoute } from "#app/forms/dialog-route.ts";
import { submit } from "#app/forms/submit.ts";
import { routeId } from "#app/route-id.ts";
import { editedTag } from "#domain/tag-input.ts";
import type { Route } from "./+types/edit";
import { EditTag } from "./edit-tag.tsx";

export { FormGone as ErrorBoundary } from "#app/forms/form-gone.tsx";

export const { clientAction, clientLoader } = dialogRoute;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `Edit tag ${loaderData.tag.name} · Kith` : "Kith" },
];

export async function loader({ params, context }: Route.LoaderArgs) {
  const id = routeId(params.id);
  const tags = await context.get(pageContext).api.tag.list();
  const tag = tags.find((each) => each.id === id);
  if (!tag) throw data("This tag doesn't exist or has been deleted.", { status: 404 });
  return { tag };
}

export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return submit(request, editedTag, async ({ version, overwrites, ...tag }, operation) => {
    const edited = await api.tag.update({ id, tag, version, overwrites, operation });
    return redirectSaying(href("/tags"), {
      text: `Saved “${edited.name}”.`,
      undo: edited.operation,
    });
  });
}

export default EditTag;
