import type { BulkProgressProps } from "#app/components/list/bulk-form.ts";
import { ListProgress } from "#app/components/list/selection/bulk-progress.tsx";
import { trpc } from "#app/trpc.client.tsx";
import { dealRequest } from "./deal-request.ts";

/** Runs a bulk action on all of a long list of deals. */
export default function DealBulkProgress(props: BulkProgressProps) {
  return <ListProgress {...props} list={dealRequest} useChange={trpc.deal.bulk.useMutation} />;
}
