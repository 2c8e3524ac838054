import { href } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { submit } from "#app/forms/submit.ts";
import { lostReasonsForm } from "#domain/account/settings-input.ts";
import { firstLostReasons } from "#domain/deal/lost-reason.ts";
import type { Route } from "./+types/lost-reasons";
import { ChoiceLines } from "./choice-lines.tsx";

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
  return (
    <ChoiceLines
      title="Lost reasons"
      name="lostReasons"
      hint="Deals that are already lost keep their reason."
      lines={loaderData.lostReasons}
      first={firstLostReasons}
      resetTo={href("/settings/lost-reasons/first")}
      version={loaderData.version}
      answer={actionData}
    />
  );
}
