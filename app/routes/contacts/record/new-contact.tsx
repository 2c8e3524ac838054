import { Suspense, useEffect, useState } from "react";
import { href } from "react-router";
import { lazyComponent } from "#app/ui/lazy-component.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import type { SimilarContact } from "#server/services/duplicate/duplicate.ts";
import type { Route } from "./+types/new";
import { ContactForm } from "./contact-form.tsx";
import { SimilarNotice } from "./similar-notice.tsx";
import "#app/components/record.css";

/** The typed client loads once something is typed. */
const SimilarLive = lazyComponent(() => import("./similar-live.client.tsx"));

const none: SimilarContact[] = [];

export function NewContact({ loaderData, actionData }: Route.ComponentProps) {
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
        choices={loaderData.choices}
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
