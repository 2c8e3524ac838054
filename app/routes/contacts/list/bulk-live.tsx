import { useEffect, useState } from "react";
import { href } from "react-router";
import { CompanyList } from "#app/components/company-list.tsx";
import type { BulkLiveProps } from "#app/components/list/bulk-form.ts";
import { ChosenRows } from "#app/components/list/selection/chosen-rows.tsx";
import { late } from "#app/ui/late.ts";
import { bulkCompanies, bulkCompany } from "./bulk-company-field.ts";

/** The typed client loads only for an action that takes several calls. */
const BulkProgress = late(() => import("./bulk-progress.tsx"));

/** The number of selected contacts, and the companies suggested for them. */
export default function BulkLive(props: BulkLiveProps) {
  return (
    <>
      <ChosenRows {...props} exportPath={href("/contacts/export.csv")} Progress={BulkProgress} />
      <CompanyList id={bulkCompanies} typed={useTypedCompany()} />
    </>
  );
}

/** The text in the bar's company field. */
function useTypedCompany(): string | undefined {
  const [typed, setTyped] = useState<string>();
  useEffect(() => {
    const field = document.querySelector<HTMLInputElement>(`#${bulkCompany}`);
    const onInput = () => setTyped(field?.value || undefined);
    onInput();
    field?.addEventListener("input", onInput);
    return () => field?.removeEventListener("input", onInput);
  }, []);
  return typed;
}
