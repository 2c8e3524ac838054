import { data, href, Link } from "react-router";
import { pageContext } from "#app/context.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { isCurrency } from "#domain/money/money.ts";
import type { Route } from "./+types/currency";
import { RateTable } from "./rate-table.tsx";
import "./rates.css";

export const meta: Route.MetaFunction = ({ params }) => [{ title: `${params.code} rates · Kith` }];

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { code } = params;
  if (!isCurrency(code)) throw data("There is no such currency.", { status: 404 });
  const cursor = new URL(request.url).searchParams.get("cursor");
  return context.get(pageContext).api.rate.list({ currency: code, cursor });
}

/** All rates of one currency, newest first. */
export default function Currency({ loaderData, params }: Route.ComponentProps) {
  const { items, prevCursor, nextCursor, base } = loaderData;
  return (
    <div className="narrow">
      <PageHeader title={`${params.code} rates`} detail={base ? `In ${base}, by date` : null}>
        <Link className="button" to={href("/settings/currencies")}>
          All currencies
        </Link>
      </PageHeader>
      {items.length > 0 ? (
        <RateTable rates={items} />
      ) : (
        <EmptyState
          title={`No ${params.code} rates yet`}
          link={{ to: href("/settings/currencies"), label: "Add a rate" }}
        >
          Add one to include {params.code} deals in totals.
        </EmptyState>
      )}
      <Pager prevCursor={prevCursor} nextCursor={nextCursor} />
    </div>
  );
}
