import { href, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { routeId } from "#app/route-id.ts";
import type { Route } from "./+types/result";
import { askedRows } from "./asked-rows.ts";
import { ImportResult } from "./import-result.tsx";
import { resultOf } from "./result-of.ts";
import "#app/components/import-result.css";
import "./import.css";

export const meta: Route.MetaFunction = () => [{ title: "Imported · Kith" }];

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { api, account } = context.get(pageContext);
  const result = await resultOf(
    { api, account },
    { id: routeId(params.id), ...askedRows(request) },
  );
  const { done, parts, isStopped } = result;
  if (done < parts && !isStopped) throw redirect(href("/import/:id/run", { id: params.id }));
  return result;
}

export default function ImportedFile({ loaderData }: Route.ComponentProps) {
  return <ImportResult result={loaderData} />;
}
