import { data, href } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { dialogRoute } from "#app/forms/dialog-route.ts";
import { submit } from "#app/forms/submit.ts";
import { displayName } from "#domain/contact/contact.ts";
import { contactFields } from "#domain/contact/fields.ts";
import { newContactForm } from "#domain/contact/input.ts";
import type { Route } from "./+types/new";
import { NewContact } from "./new-contact.tsx";

export { freshChoices as shouldRevalidate } from "#app/forms/fresh-choices.ts";

export const { clientAction, clientLoader } = dialogRoute;

export const meta: Route.MetaFunction = () => [{ title: "New contact · Kith" }];

/** A company's page passes its name. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const company = new URL(request.url).searchParams
    .get("company")
    ?.slice(0, contactFields.company.limit);
  const choices = await context.get(pageContext).api.contact.choices();
  return { choices, known: { company: company ?? null } };
}

/** Adds a contact; asks first about possible duplicates, unless the form has already shown them. */
export function action({ request, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  return submit(request, newContactForm, async ({ seen = [], ...contact }, operation, again) => {
    const similar = await api.duplicate.similar({ ...contact, operation });
    if (similar.some(({ contact: { id } }) => !seen.includes(id))) {
      return data({ ...again(), similar }, { status: 400 });
    }
    const made = await api.contact.create({ ...contact, operation });
    const page = href("/contacts/:id", { id: String(made.id) });
    return redirectSaying(page, {
      text: `Added “${displayName(made)}”.`,
      link: { to: page, text: "Show contact" },
      undo: made.operation,
      undoTo: href("/contacts"),
    });
  });
}

export default NewContact;
