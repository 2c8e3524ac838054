import { href } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { ButtonForm } from "#app/forms/button-form.tsx";
import { submit } from "#app/forms/submit.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { lostReasonsForm } from "#domain/account/settings-input.ts";
import { firstLostReasons } from "#domain/deal/lost-reason.ts";
import type { Route } from "./+types/lost-reasons";
import { LostReasonsForm } from "./lost-reasons-form.tsx";
import "./settings.css";

export const meta: Route.MetaFunction = () => [{ title: "Lost reasons · Kith" }];

export async function loader({ context }: Route.LoaderArgs) {
  const { lostReasons, version } = await context.get(pageContext).api.settings.get();
  return { lostReasons, version };
}

export function action({ request, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  return submit(request, lostReasonsForm, async ({ lostReasons, version, overwrites }, key) => {
    const settings = { lostReasons };
    const { operation } = await api.settings.update({
      settings,
      version,
      overwrites,
      operation: key,
    });
    return redirectSaying(href("/settings/lost-reasons"), {
      text: "Lost reasons saved.",
      undo: operation,
    });
  });
}

/** The reasons that are offered when a deal is marked as lost. */
export default function LostReasons({ loaderData, actionData }: Route.ComponentProps) {
  const { lostReasons, version } = loaderData;
  const first = lostReasons.join("\n") === firstLostReasons.join("\n");
  return (
    <div className="narrow">
      <PageHeader title="Lost reasons" />
      <LostReasonsForm
        key={version}
        answer={actionData}
        lostReasons={lostReasons}
        version={version}
      />
      {first ? null : (
        <section className="card first-reasons" aria-labelledby="first-reasons">
          <div>
            <h2 id="first-reasons" className="first-reasons-title">
              Default list
            </h2>
            <p className="muted">{firstLostReasons.join(", ")}.</p>
          </div>
          <ButtonForm action={href("/settings/lost-reasons/first")}>Reset to default</ButtonForm>
        </section>
      )}
    </div>
  );
}
