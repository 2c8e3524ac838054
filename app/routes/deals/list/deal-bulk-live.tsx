import { href } from "react-router";
import type { BulkLiveProps } from "#app/components/list/bulk-form.ts";
import { ChosenRows } from "#app/components/list/selection/chosen-rows.tsx";
import { late } from "#app/ui/late.ts";

/** The typed client loads only for an action that takes several calls. */
const DealBulkProgress = late(() => import("./deal-bulk-progress.tsx"));

/** The number of selected deals. */
export default function DealBulkLive(props: BulkLiveProps) {
  return (
    <ChosenRows {...props} exportPath={href("/deals/export.csv")} Progress={DealBulkProgress} />
  );
}
