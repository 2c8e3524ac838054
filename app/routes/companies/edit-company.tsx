import { href } from "react-router";
import { PageHeader } from "#app/ui/page-header.tsx";
import type { Route } from "./+types/edit";
import { CompanyForm } from "./company-form.tsx";
import { mergeWithNamed } from "./paths.ts";
import "#app/components/record.css";

export function EditCompany({ loaderData, actionData }: Route.ComponentProps) {
  const { company } = loaderData;
  return (
    <div className="narrow">
      <PageHeader title={`Edit ${company.name}`} />
      <CompanyForm
        answer={actionData}
        company={company}
        nameHint="A new name also applies to its contacts."
        submitLabel="Save"
        cancelTo={href("/companies/:id", { id: String(company.id) })}
        taken={{
          words: "Merge the two companies instead",
          to: (name) => mergeWithNamed(company.id, name),
        }}
      />
    </div>
  );
}
