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
import type { Alike } from "#server/services/duplicate/duplicate.ts";
import type { Route } from "./+types/new";
import { AlikeNotice } from "./alike-notice.tsx";
import { ContactForm } from "./contact-form.tsx";
import "#app/components/record.css";

/** The typed client loads once something is typed. */
const AlikeLive = lazyComponent(() => import("./alike-live.client.tsx"));

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
    const alike = await api.duplicate.similar({ ...contact, operation });
    if (alike.some(({ contact: { id } }) => !seen.includes(id))) {
      return data({ ...again(), alike }, { status: 400 });
    }
    const made = await api.contact.create({ ...contact, operation });
    return redirectSaying(href("/contacts/:id", { id: String(made.id) }), {
      text: `Added “${displayName(made)}”.`,
      undo: made.operation,
      undoTo: href("/contacts"),
    });
  });
}

const none: Alike[] = [];

export default function NewContact({ loaderData, actionData }: Route.ComponentProps) {
  const asked = actionData && "alike" in actionData ? actionData.alike : none;
  const [live, setLive] = useState<Alike[]>();
  const [typed, setTyped] = useState<FormData>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer from the server is never behind.
  useEffect(() => setLive(undefined), [actionData]);
  const alike = live ?? asked;
  return (
    <div className="narrow">
      <PageHeader title="New contact" />
      <ContactForm
        answer={actionData}
        known={loaderData.known}
        tags={loaderData.tags}
        submitLabel={alike.length > 0 ? "Add anyway" : "Add contact"}
        cancelTo={href("/contacts")}
        onTyped={(form) => setTyped(new FormData(form))}
      >
        <AlikeNotice alike={alike} />
        {typed ? (
          <Suspense fallback={null}>
            <AlikeLive typed={typed} onFound={setLive} />
          </Suspense>
        ) : null}
      </ContactForm>
    </div>
  );
}
