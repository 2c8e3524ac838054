import { href } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { dialogRoute } from "#app/forms/dialog-route.ts";
import { submit } from "#app/forms/submit.ts";
import { localeOf } from "#app/locale.ts";
import { defaultSettings } from "#domain/account/default-settings.ts";
import { dealForm } from "#domain/deal/input.ts";
import { idIn } from "../board/query.ts";
import type { Route } from "./+types/new";
import { NewDeal } from "./new-deal.tsx";
import { pageBefore } from "./page-before.ts";

export { freshChoices as shouldRevalidate } from "#app/forms/fresh-choices.ts";

export const { clientAction, clientLoader } = dialogRoute;

export const meta: Route.MetaFunction = () => [{ title: "New deal · Kith" }];

/** The URL's parameter for the contact whose page the form was opened from. */
const startedFrom = "contact";

export async function loader({ request, context }: Route.LoaderArgs) {
  const { api, session } = context.get(pageContext);
  const params = new URL(request.url).searchParams;
  const contactId = idIn(params, startedFrom);
  const contactIds = contactId === undefined ? [] : [contactId];
  const choices = await api.deal.choices({ contactIds });
  const stage =
    choices.stages.find(({ id }) => id === idIn(params, "stage")) ??
    choices.stages.find(({ kind }) => kind === "open");
  const known = choices.contacts.some(({ id }) => id === contactId);
  return {
    choices,
    deal: {
      currency: session?.user.currency ?? defaultSettings.currency,
      stageId: stage?.id,
      contactId: known ? contactId : null,
    },
  };
}

export function action({ request, context }: Route.ActionArgs) {
  const { api, session } = context.get(pageContext);
  return submit(
    request,
    dealForm(localeOf(session)),
    async ({ version: _, overwrites: __, ...deal }, operation) => {
      const made = await api.deal.create({ ...deal, operation });
      const from = idIn(new URL(request.url).searchParams, startedFrom);
      const isTheirs = made.contact?.id === from || made.contactIds.some((id) => id === from);
      return redirectSaying(pageBefore(isTheirs ? from : null), {
        text: `Added “${made.title}”.`,
        link: { to: href("/deals/:id", { id: String(made.id) }), text: "Show deal" },
        undo: made.operation,
      });
    },
  );
}

export default NewDeal;
