import { Suspense } from "react";
import { BulkFrame } from "#app/components/list/bulk-frame.tsx";
import { lateWhenIdle } from "#app/ui/late-when-idle.ts";
import { lazyComponent } from "#app/ui/lazy-component.ts";
import { type DealListQuery, dealList } from "./deal-list.ts";
import type { ListedDeals } from "./list-marks.ts";

/** The typed client loads only for an action that takes several calls. */
const DealBulkProgress = lazyComponent(() => import("./deal-bulk-progress.client.tsx"));

const loadMenus = () => import("./deal-bulk-menus.tsx");

/** Nobody needs them before a row is selected. */
const DealBulkMenus = import.meta.env.SSR ? (await loadMenus()).default : lateWhenIdle(loadMenus);

interface DealBulkBarProps {
  page: ListedDeals;
  query: DealListQuery;
}

/** The actions on the selected deals. */
export function DealBulkBar({ page, query }: DealBulkBarProps) {
  return (
    <BulkFrame list={dealList} query={query} page={page} Progress={DealBulkProgress}>
      <Suspense>
        <DealBulkMenus stages={page.stages} pipelines={page.pipelines} />
      </Suspense>
    </BulkFrame>
  );
}
