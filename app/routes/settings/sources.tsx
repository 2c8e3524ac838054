import { href } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { submit } from "#app/forms/submit.ts";
import { sourcesForm } from "#domain/account/settings-input.ts";
import { firstSources } from "#domain/contact/source.ts";
import type { Route } from "./+types/sources";
import { ChoiceLines } from "./choice-lines.tsx";

export const meta: Route.MetaFunction = () => [{ title: "Sources · Kith" }];

export async function loader({ context }: Route.LoaderArgs) {
  const { sources, version } = await context.get(pageContext).api.settings.get();
  return { sources, version };
}

export function action({ request, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  return submit(request, sourcesForm, async ({ sources, version, overwrites }, key) => {
    const settings = { sources };
    const { operation } = await api.settings.update({
      settings,
      version,
      overwrites,
      operation: key,
    });
    return redirectSaying(href("/settings/sources"), {
      text: "Sources saved.",
      undo: operation,
    });
  });
}

/** The sources that are offered for a contact, and by which reports count new ones. */
export default function Sources({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <ChoiceLines
      title="Sources"
      name="sources"
      hint="Reports count new contacts by these sources. Existing contacts keep theirs."
      lines={loaderData.sources}
      first={firstSources}
      resetTo={href("/settings/sources/first")}
      version={loaderData.version}
      answer={actionData}
    />
  );
}
