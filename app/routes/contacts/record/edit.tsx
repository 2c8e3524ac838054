import { cameFrom } from "#app/components/came-from.ts";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { dialogRoute } from "#app/forms/dialog-route.ts";
import { submit } from "#app/forms/submit.ts";
import { routeId } from "#app/route-id.ts";
import { displayName } from "#domain/contact/contact.ts";
import { editedContact } from "#domain/contact/input.ts";
import { contactPath } from "../list/came-from.ts";
import type { Route } from "./+types/edit";
import { EditContact } from "./edit-contact.tsx";

export { FormGone as ErrorBoundary } from "#app/forms/form-gone.tsx";
export { freshChoices as shouldRevalidate } from "#app/forms/fresh-choices.ts";

export const { clientAction, clientLoader } = dialogRoute;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `Edit ${displayName(loaderData.contact)} · Kith` : "Kith" },
];

export async function loader({ params, context }: Route.LoaderArgs) {
  const { api } = context.get(pageContext);
  const [contact, choices] = await Promise.all([
    api.contact.byId({ id: routeId(params.id) }),
    api.contact.choices(),
  ]);
  return { contact, choices };
}

export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return submit(request, editedContact, async ({ version, overwrites, ...contact }, operation) => {
    const edited = await api.contact.update({ id, contact, version, overwrites, operation });
    const from = cameFrom(new URL(request.url).searchParams);
    return redirectSaying(contactPath(id, from), {
      text: `Saved “${displayName(edited)}”.`,
      link: { to: contactPath(id, null), text: "Show contact" },
      undo: edited.operation,
    });
  });
}

export default EditContact;
