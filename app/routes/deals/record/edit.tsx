import { cameFrom } from "#app/components/came-from.ts";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { localeOf } from "#app/locale.ts";
import { routeId } from "#app/route-id.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { dealForm } from "#domain/deal/input.ts";
import { dealPath, useDealPath } from "../list/came-from.ts";
import type { Route } from "./+types/edit";
import { DealForm } from "./deal-form.tsx";
import { submitDeal } from "./submit-deal.ts";
import "#app/components/record.css";
import "./deal.css";

export { FormGone as ErrorBoundary } from "#app/forms/form-gone.tsx";
export { freshChoices as shouldRevalidate } from "#app/forms/fresh-choices.ts";

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
  return submitDeal(
    request,
    api,
    dealForm(localeOf(session)),
    async ({ version, overwrites, ...deal }, operation) => {
      const edited = await api.deal.update({ id, deal, version, overwrites, operation });
      const from = cameFrom(new URL(request.url).searchParams);
      return redirectSaying(dealPath(id, from), {
        text: `Saved “${edited.title}”.`,
        undo: edited.operation,
      });
    },
  );
}

export default function EditDeal({ loaderData, actionData }: Route.ComponentProps) {
  const { deal, choices, kind } = loaderData;
  const back = useDealPath(deal.id);
  return (
    <div className="narrow">
      <PageHeader title={`Edit “${deal.title}”`} />
      <DealForm
        kind={kind}
        answer={actionData}
        deal={deal}
        choices={choices}
        submitLabel="Save"
        cancelTo={back}
      />
    </div>
  );
}
