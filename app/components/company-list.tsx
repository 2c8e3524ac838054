import { Suspense } from "react";
import { lazyComponent } from "#app/ui/lazy-component.ts";

/** The typed client loads only when somebody is about to type a company. */
const CompanyOptions = lazyComponent(() => import("./company-options.client.tsx"));

/** The suggestions of an input that names this as its `list`; empty until something is typed. */
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
