import { PageHeader } from "#app/ui/page-header.tsx";
import { useDealPath } from "../list/came-from.ts";
import type { Route } from "./+types/edit";
import { DealForm } from "./deal-form.tsx";
import "#app/components/record.css";
import "./deal.css";

export function EditDeal({ loaderData, actionData }: Route.ComponentProps) {
  const { deal, choices, kind } = loaderData;
  const back = useDealPath(deal.id);
  return (
    <div className="narrow">
      <PageHeader title={`Edit “${deal.title}”`} />
      <DealForm
        kind={kind}
        answer={actionData}
        deal={deal}
        choices={choices}
        submitLabel="Save"
        cancelTo={back}
      />
    </div>
  );
}
