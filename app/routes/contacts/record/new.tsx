import { Suspense, useEffect, useState } from "react";
import { data, href } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { submit } from "#app/forms/submit.ts";
import { lazyComponent } from "#app/ui/lazy-component.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { displayName } from "#domain/contact/contact.ts";
import { contactFields } from "#domain/contact/fields.ts";
import { newContactForm } from "#domain/contact/input.ts";
import type { SimilarContact } from "#server/services/duplicate/duplicate.ts";
import type { Route } from "./+types/new";
import { ContactForm } from "./contact-form.tsx";
import { SimilarNotice } from "./similar-notice.tsx";
import "#app/components/record.css";

/** The typed client loads once something is typed. */
const SimilarLive = lazyComponent(() => import("./similar-live.client.tsx"));

export { freshChoices as shouldRevalidate } from "#app/forms/fresh-choices.ts";

export const meta: Route.MetaFunction = () => [{ title: "New contact · Kith" }];

/** A company's page passes its name. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const company = new URL(request.url).searchParams
    .get("company")
    ?.slice(0, contactFields.company.limit);
  return {
    tags: await context.get(pageContext).api.tag.list(),
    known: { company: company ?? null },
  };
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
    return redirectSaying(href("/contacts/:id", { id: String(made.id) }), {
      text: `Added “${displayName(made)}”.`,
      undo: made.operation,
      undoTo: href("/contacts"),
    });
  });
}

const none: SimilarContact[] = [];

export default function NewContact({ loaderData, actionData }: Route.ComponentProps) {
  const asked = actionData && "similar" in actionData ? actionData.similar : none;
  const [live, setLive] = useState<SimilarContact[]>();
  const [typed, setTyped] = useState<FormData>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer from the server is never behind.
  useEffect(() => setLive(undefined), [actionData]);
  const similar = live ?? asked;
  return (
    <div className="narrow">
      <PageHeader title="New contact" />
      <ContactForm
        answer={actionData}
        known={loaderData.known}
        tags={loaderData.tags}
        submitLabel={similar.length > 0 ? "Add anyway" : "Add contact"}
        cancelTo={href("/contacts")}
        onTyped={(form) => setTyped(new FormData(form))}
      >
        <SimilarNotice similar={similar} />
        {typed ? (
          <Suspense fallback={null}>
            <SimilarLive typed={typed} onFound={setLive} />
          </Suspense>
        ) : null}
      </ContactForm>
    </div>
  );
}
