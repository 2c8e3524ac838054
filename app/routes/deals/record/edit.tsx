import { cameFrom } from "#app/components/came-from.ts";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { dialogRoute } from "#app/forms/dialog-route.ts";
import { submit } from "#app/forms/submit.ts";
import { localeOf } from "#app/locale.ts";
import { routeId } from "#app/route-id.ts";
import { dealForm } from "#domain/deal/input.ts";
import { dealPath } from "../list/came-from.ts";
import type { Route } from "./+types/edit";
import { EditDeal } from "./edit-deal.tsx";

export { FormGone as ErrorBoundary } from "#app/forms/form-gone.tsx";
export { freshChoices as shouldRevalidate } from "#app/forms/fresh-choices.ts";

export const { clientAction, clientLoader } = dialogRoute;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `Edit “${loaderData.deal.title}” · Kith` : "Kith" },
];

export async function loader({ params, context }: Route.LoaderArgs) {
  const { api } = context.get(pageContext);
  const deal = await api.deal.byId({ id: routeId(params.id) });
  const contactIds =
    deal.contactId === null ? deal.contactIds : [deal.contactId, ...deal.contactIds];
  const choices = await api.deal.choices({ contactIds });
  const kind = choices.stages.find(({ id }) => id === deal.stageId)?.kind;
  return { deal, choices, kind };
}

export function action({ request, params, context }: Route.ActionArgs) {
  const { api, session } = context.get(pageContext);
  const id = routeId(params.id);
  return submit(
    request,
    dealForm(localeOf(session)),
    async ({ version, overwrites, ...deal }, operation) => {
      const edited = await api.deal.update({ id, deal, version, overwrites, operation });
      const from = cameFrom(new URL(request.url).searchParams);
      return redirectSaying(dealPath(id, from), {
        text: `Saved “${edited.title}”.`,
        link: { to: dealPath(id, null), text: "Show deal" },
        undo: edited.operation,
      });
    },
  );
}

export default EditDeal;
