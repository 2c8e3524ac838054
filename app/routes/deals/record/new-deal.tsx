import { PageHeader } from "#app/ui/page-header.tsx";
import type { Route } from "./+types/new";
import { DealForm } from "./deal-form.tsx";
import { pageBefore } from "./page-before.ts";
import "#app/components/record.css";
import "./deal.css";

export function NewDeal({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <div className="narrow">
      <PageHeader title="New deal" />
      <DealForm
        answer={actionData}
        deal={loaderData.deal}
        choices={loaderData.choices}
        submitLabel="Add deal"
        cancelTo={pageBefore(loaderData.deal.contactId)}
      />
    </div>
  );
}
