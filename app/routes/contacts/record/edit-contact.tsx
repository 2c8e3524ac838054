import { useSearchParams } from "react-router";
import { cameFrom } from "#app/components/came-from.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { displayName } from "#domain/contact/contact.ts";
import { contactPath } from "../list/came-from.ts";
import type { Route } from "./+types/edit";
import { ContactForm } from "./contact-form.tsx";
import "#app/components/record.css";

export function EditContact({ loaderData, actionData }: Route.ComponentProps) {
  const { contact, choices } = loaderData;
  const [params] = useSearchParams();
  return (
    <div className="narrow">
      <PageHeader title={`Edit ${displayName(contact)}`} />
      <ContactForm
        answer={actionData}
        contact={contact}
        choices={choices}
        submitLabel="Save"
        cancelTo={contactPath(contact.id, cameFrom(params))}
      />
    </div>
  );
}
