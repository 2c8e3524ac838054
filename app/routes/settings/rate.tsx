import { href, Link } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { submit } from "#app/forms/submit.ts";
import { localeOf } from "#app/locale.ts";
import { routeId } from "#app/route-id.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { rateName } from "#domain/money/rate.ts";
import { editedRate } from "#domain/money/rate-input.ts";
import type { Route } from "./+types/rate";
import { currencyChoices } from "./choices.ts";
import { RateForm } from "./rate-form.tsx";

export { FormGone as ErrorBoundary } from "#app/forms/form-gone.tsx";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `Edit ${loaderData.rate.currency} rate · Kith` : "Kith" },
];

export async function loader({ params, context }: Route.LoaderArgs) {
  const rate = await context.get(pageContext).api.rate.byId({ id: routeId(params.id) });
  return { rate, currencies: currencyChoices().filter(({ value }) => value !== rate.base) };
}

export function action({ request, params, context }: Route.ActionArgs) {
  const { api, session } = context.get(pageContext);
  const id = routeId(params.id);
  return submit(
    request,
    editedRate(localeOf(session)),
    async ({ version, overwrites, ...rate }, operation) => {
      const edited = await api.rate.update({ id, rate, version, overwrites, operation });
      return redirectSaying(href("/settings/currencies/:code", { code: edited.currency }), {
        text: `Rate saved: ${rateName(edited)}.`,
        undo: edited.operation,
      });
    },
  );
}

export default function EditRate({ loaderData, actionData }: Route.ComponentProps) {
  const { rate, currencies } = loaderData;
  return (
    <div className="narrow">
      <PageHeader title={`Edit ${rate.currency} rate`} />
      <RateForm answer={actionData} rate={rate} currencies={currencies} submitLabel="Save">
        <Link
          className="button button-quiet"
          to={href("/settings/currencies/:code", { code: rate.currency })}
        >
          Cancel
        </Link>
      </RateForm>
    </div>
  );
}
