import { Suspense } from "react";
import { late } from "#app/ui/late.ts";

/** The typed client loads only before a company is typed. */
const CompanyOptions = late(() => import("./company-options.tsx"));

/** What an input whose `list` it is suggests for what is typed there; nothing before. */
export function CompanyList({ id, typed }: { id: string; typed: string | undefined }) {
  return (
    <datalist id={id}>
      {typed === undefined ? null : (
        <Suspense fallback={null}>
          <CompanyOptions search={typed} />
        </Suspense>
      )}
    </datalist>
  );
}
