import type { BulkProgressProps } from "#app/components/list/bulk-form.ts";
import { ListProgress } from "#app/components/list/selection/bulk-progress.tsx";
import { trpc } from "#app/trpc.client.tsx";
import { todoRequest } from "./todo-request.ts";

/** Runs a bulk action on all of a long list of tasks. */
export default function TodoBulkProgress(props: BulkProgressProps) {
  return <ListProgress {...props} list={todoRequest} useChange={trpc.todo.bulk.useMutation} />;
}
