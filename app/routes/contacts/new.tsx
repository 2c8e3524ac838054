import { href } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { submit } from "#app/forms/submit.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { contactLimits, displayName } from "#domain/contact.ts";
import { newContact } from "#domain/contact-input.ts";
import type { Route } from "./+types/new.ts";
import { ContactForm } from "./contact-form.tsx";

export const meta: Route.MetaFunction = () => [{ title: "New contact · Kith" }];

/** A company may bring its name along. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const company = new URL(request.url).searchParams.get("company")?.slice(0, contactLimits.company);
  return {
    tags: await context.get(pageContext).api.tag.list(),
    known: { company: company ?? null },
  };
}

export function action({ request, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  return submit(request, newContact, async (contact, operation) => {
    const made = await api.contact.create({ ...contact, operation });
    return redirectSaying(href("/contacts/:id", { id: String(made.id) }), {
      text: `Added ${displayName(made)}.`,
      undo: made.operation,
      undoTo: href("/contacts"),
    });
  });
}

export default function NewContact({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <div className="narrow">
      <PageHeader title="New contact" />
      <ContactForm
        answer={actionData}
        known={loaderData.known}
        tags={loaderData.tags}
        submitLabel="Add contact"
        cancelTo={href("/contacts")}
      />
    </div>
  );
}
