import { href } from "react-router";
import { PageHeader } from "#app/ui/page-header.tsx";
import type { Route } from "./+types/new";
import { CompanyForm } from "./company-form.tsx";
import "#app/components/record.css";

export function NewCompany({ actionData }: Route.ComponentProps) {
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
