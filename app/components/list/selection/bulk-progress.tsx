import { LiveProvider } from "#app/trpc.client.tsx";
import { useReading } from "#app/use-reading.ts";
import { type BulkAction, type BulkActionDeclaration, bulkMessage } from "#domain/bulk.ts";
import type { BulkProgressProps } from "../bulk-form.ts";
import type { QueryCodec } from "../query.ts";
import { ProgressDialog } from "./progress-dialog.tsx";
import { verbIn } from "./verb-in.ts";

interface Part<Asked, Action> {
  selection: { filter: Asked };
  deed: Action;
  operation: string;
  part: number;
}

interface ListProgressProps<Query, Asked, Action extends BulkAction> extends BulkProgressProps {
  list: {
    nouns: { one: string; many: string };
    query: QueryCodec<Query>;
    toApi: (query: Query, timeZone: string) => Asked;
  };
  actionOf: (verb: string, form: FormData) => Action | undefined;
  useChange: () => {
    mutateAsync: (part: Part<Asked, Action>) => Promise<{ done: number; next: number | null }>;
  };
  actions: Record<Action["does"], BulkActionDeclaration>;
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
  const { run, total, onDone, list, actionOf, useChange, actions } = props;
  const { timeZone } = useReading();
  const { mutateAsync } = useChange();
  const deed = actionOf(verbIn(run.pathname), run.fields);
  if (!deed) throw new Error(`There is no bulk action at ${run.pathname}`);
  const filter = list.toApi(list.query.read(new URLSearchParams(run.filter)), timeZone);
  return (
    <ProgressDialog
      nouns={list.nouns.many}
      total={total}
      step={(operation, part) => mutateAsync({ selection: { filter }, deed, operation, part })}
      words={(done, counted) =>
        bulkMessage(actions[deed.does as Action["does"]], list.nouns, done, counted)
      }
      onDone={onDone}
    />
  );
}
