import type { BulkProgressProps } from "#app/components/bulk/bulk-form.ts";
import { ProgressDialog } from "#app/components/bulk/progress-dialog.tsx";
import { LiveProvider, trpc } from "#app/trpc.tsx";
import { useReading } from "#app/use-reading.ts";
import { dealBulkWords, isDealBulkVerb } from "#domain/deal/bulk.ts";
import { dealActionOf } from "./deal-bulk-deed.ts";
import { askedFor, readQuery } from "./list-query.ts";

/** Does an operation to all of a long list of deals. */
export default function DealBulkProgress(props: BulkProgressProps) {
  return (
    <LiveProvider>
      <Runner {...props} />
    </LiveProvider>
  );
}

function Runner({ run, total, onDone }: BulkProgressProps) {
  const { timeZone } = useReading();
  const { mutateAsync } = trpc.deal.bulk.useMutation();
  const does = run.pathname.slice(run.pathname.lastIndexOf("/") + 1);
  if (!isDealBulkVerb(does)) throw new Error(`There is no bulk action ${does}`);
  const deed = dealActionOf(does, run.fields);
  const filter = askedFor(readQuery(new URLSearchParams(run.filter)), timeZone);
  return (
    <ProgressDialog
      nouns="deals"
      total={total}
      step={(operation, part) => mutateAsync({ selection: { filter }, deed, operation, part })}
      words={(done, counted) => dealBulkWords(deed.does, done, counted)}
      onDone={onDone}
    />
  );
}
