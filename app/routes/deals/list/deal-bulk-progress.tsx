import type { BulkProgressProps } from "#app/components/list/bulk-form.ts";
import { ListProgress } from "#app/components/list/selection/bulk-progress.tsx";
import { trpc } from "#app/trpc.tsx";
import { dealBulkWords } from "#domain/deal/bulk.ts";
import { dealAction } from "./deal-bulk-action.ts";
import { dealList } from "./deal-list.ts";

/** Changes all of a long list of deals. */
export default function DealBulkProgress(props: BulkProgressProps) {
  return (
    <ListProgress
      {...props}
      list={dealList}
      actionOf={dealAction}
      useChange={trpc.deal.bulk.useMutation}
      messageOf={({ does }, done, counted) => dealBulkWords(does, done, counted)}
    />
  );
}
