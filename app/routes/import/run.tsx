import { href, Link, redirect, useSearchParams } from "react-router";
import { pageContext } from "#app/context.ts";
import { runButtonAction } from "#app/forms/button-action.ts";
import { routeId } from "#app/route-id.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import type { Route } from "./+types/run";
import { Progress } from "./progress.tsx";
import { Steps } from "./steps.tsx";
import { StopForm } from "./stop-form.tsx";
import "./import.css";

export const meta: Route.MetaFunction = () => [{ title: "Importing · Kith" }];

export async function loader({ params, context }: Route.LoaderArgs) {
  const { account } = context.get(pageContext);
  const draft = await account.import.byId({ id: routeId(params.id) });
  const { id, fileName, rowCount, parts, done, isStopped } = draft;
  if (isStopped || done >= parts) throw redirect(href("/import/:id/result", { id: params.id }));
  if (done === 0) throw redirect(href("/import/:id/preview", { id: params.id }));
  return { id, fileName, rowCount, parts, done };
}

/** Imports the next slices of the file. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { account } = context.get(pageContext);
  return runButtonAction(request, async () => {
    const { done, parts } = await account.import.run({ id: routeId(params.id) });
    const isDone = done >= parts;
    const path = { id: params.id };
    return redirect(
      isDone ? href("/import/:id/result", path) : `${href("/import/:id/run", path)}?continue`,
    );
  });
}

export default function Run({ loaderData }: Route.ComponentProps) {
  const { id, fileName, rowCount, parts, done } = loaderData;
  const [params] = useSearchParams();
  const goesOn = params.has("continue");
  return (
    <div className="narrow import-steps">
      <PageHeader title="Importing" detail={<bdi>{fileName}</bdi>} />
      <Steps at="Result" />
      <Progress verb="Imported" done={done} parts={parts} rowCount={rowCount} goesOn={goesOn}>
        {goesOn ? (
          <Link className="button" to={href("/import/:id/run", { id: String(id) })} replace>
            Pause
          </Link>
        ) : null}
      </Progress>
      <p className="muted">You can close this page and go on later from Import.</p>
      <StopForm id={id} />
    </div>
  );
}
