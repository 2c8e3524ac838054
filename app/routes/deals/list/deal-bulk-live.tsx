import { href } from "react-router";
import type { BulkLiveProps } from "#app/components/list/bulk-form.ts";
import { ChosenRows } from "#app/components/list/selection/chosen-rows.tsx";
import { late } from "#app/ui/late.ts";

/** The typed client comes only for an operation that takes several calls. */
const DealBulkProgress = late(() => import("./deal-bulk-progress.tsx"));

/** How many deals are chosen. */
export default function DealBulkLive(props: BulkLiveProps) {
  return (
    <ChosenRows {...props} exportPath={href("/deals/export.csv")} Progress={DealBulkProgress} />
  );
}
