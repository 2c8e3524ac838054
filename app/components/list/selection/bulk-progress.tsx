import { LiveProvider } from "#app/trpc.client.tsx";
import { useReading } from "#app/use-reading.ts";
import { type BulkAction, type BulkResult, bulkMessage } from "#domain/bulk.ts";
import type { BulkProgressProps, ChangedList } from "../bulk-form.ts";
import { ProgressDialog } from "./progress-dialog.tsx";
import { verbIn } from "./verb-in.ts";

interface Part<Asked, Action> {
  selection: { filter: Asked };
  deed: Action;
  operation: string;
  part: number;
}

interface ListProgressProps<Query, Asked, Action extends BulkAction> extends BulkProgressProps {
  list: ChangedList<Query, Asked, Action>;
  useChange: () => {
    mutateAsync: (part: Part<Asked, Action>) => Promise<BulkResult & { next: number | null }>;
  };
}

/** Runs a bulk action on all rows of a long list. */
export function ListProgress<Query, Asked, Action extends BulkAction>(
  props: ListProgressProps<Query, Asked, Action>,
) {
  return (
    <LiveProvider>
      <Runner {...props} />
    </LiveProvider>
  );
}

function Runner<Query, Asked, Action extends BulkAction>(
  props: ListProgressProps<Query, Asked, Action>,
) {
  const { run, total, onDone, list, useChange } = props;
  const { timeZone } = useReading();
  const { mutateAsync } = useChange();
  const action = list.actionOf(verbIn(run.pathname), run.fields);
  if (!action) throw new Error(`There is no bulk action at ${run.pathname}`);
  const filter = list.toApi(list.query.read(new URLSearchParams(run.filter)), timeZone);
  return (
    <ProgressDialog
      nouns={list.nouns.many}
      total={total}
      step={(operation, part) =>
        mutateAsync({ selection: { filter }, deed: action, operation, part })
      }
      message={(result, counted) =>
        bulkMessage(list.actions[action.does as Action["does"]], list.nouns, result, counted)
      }
      onDone={onDone}
    />
  );
}
