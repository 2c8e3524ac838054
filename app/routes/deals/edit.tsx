import { href } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { submit } from "#app/forms/submit.ts";
import { routeId } from "#app/route-id.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { dealForm } from "#domain/deal-input.ts";
import type { Route } from "./+types/edit.ts";
import { DealForm } from "./deal-form.tsx";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `Edit ${loaderData.deal.title} · Kith` : "Kith" },
];

export async function loader({ params, context }: Route.LoaderArgs) {
  const { api } = context.get(pageContext);
  const deal = await api.deal.byId({ id: routeId(params.id) });
  const choices = await api.deal.choices({ contactId: deal.contactId ?? undefined });
  return { deal, choices };
}

export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return submit(request, dealForm, async ({ version, ...deal }, operation) => {
    const edited = await api.deal.update({ id, deal, version, operation });
    return redirectSaying(href("/deals/:id", { id: String(id) }), {
      text: `Saved ${edited.title}.`,
      undo: edited.operation,
    });
  });
}

export default function EditDeal({ loaderData, actionData }: Route.ComponentProps) {
  const { deal, choices } = loaderData;
  return (
    <div className="narrow">
      <PageHeader title={`Edit ${deal.title}`} />
      <DealForm
        answer={actionData}
        deal={deal}
        choices={choices}
        submitLabel="Save"
        cancelTo={href("/deals/:id", { id: String(deal.id) })}
      />
    </div>
  );
}
