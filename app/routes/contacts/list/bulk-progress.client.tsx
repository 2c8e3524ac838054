import type { BulkProgressProps } from "#app/components/list/bulk-form.ts";
import { ListProgress } from "#app/components/list/selection/bulk-progress.tsx";
import { trpc } from "#app/trpc.client.tsx";
import { contactRequest } from "./contact-request.ts";

/** Runs a bulk action on all of a long list of contacts. */
export default function BulkProgress(props: BulkProgressProps) {
  return (
    <ListProgress {...props} list={contactRequest} useChange={trpc.contact.bulk.useMutation} />
  );
}
