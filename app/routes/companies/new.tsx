import { href } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { submit } from "#app/forms/submit.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { newCompany } from "#domain/company/input.ts";
import type { Route } from "./+types/new";
import { CompanyForm } from "./company-form.tsx";
import "#app/components/record.css";

export const meta: Route.MetaFunction = () => [{ title: "New company · Kith" }];

export function action({ request, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  return submit(request, newCompany, async (company, operation) => {
    const made = await api.company.create({ ...company, operation });
    return redirectSaying(href("/companies/:id", { id: String(made.id) }), {
      text: `Added “${made.name}”.`,
      undo: made.operation,
      undoTo: href("/companies"),
    });
  });
}

export default function NewCompany({ actionData }: Route.ComponentProps) {
  return (
    <div className="narrow">
      <PageHeader title="New company" />
      <CompanyForm
        answer={actionData}
        nameHint="Contacts with this company name are linked automatically."
        submitLabel="Add company"
        cancelTo={href("/companies")}
        taken={{
          words: "Find it in the list",
          to: (name) => ({
            pathname: href("/companies"),
            search: `?${new URLSearchParams({ search: name })}`,
          }),
        }}
      />
    </div>
  );
}
