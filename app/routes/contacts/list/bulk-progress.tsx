import type { BulkProgressProps, BulkRun } from "#app/components/bulk/bulk-form.ts";
import { ProgressDialog } from "#app/components/bulk/progress-dialog.tsx";
import { LiveProvider, trpc } from "#app/trpc.tsx";
import { useReading } from "#app/use-reading.ts";
import { bulkWords, isBulkVerb } from "#domain/contact/bulk.ts";
import type { BulkAction } from "#domain/contact/bulk-input.ts";
import { askedFor } from "./asked-for.ts";
import { readQuery } from "./query.ts";

/** Does an operation to all of a long list of contacts. */
export default function BulkProgress(props: BulkProgressProps) {
  return (
    <LiveProvider>
      <Runner {...props} />
    </LiveProvider>
  );
}

function actionOf({ pathname, fields }: BulkRun): BulkAction {
  const does = pathname.slice(pathname.lastIndexOf("/") + 1);
  if (!isBulkVerb(does)) throw new Error(`There is no bulk action ${does}`);
  if (does === "company")
    return { does, company: String(fields.get("company") ?? "").trim() || null };
  if (does === "delete") return { does };
  return { does, tagId: Number(fields.get("tag")) };
}

function Runner({ run, total, onDone }: BulkProgressProps) {
  const { timeZone } = useReading();
  const { mutateAsync } = trpc.contact.bulk.useMutation();
  const deed = actionOf(run);
  const query = readQuery(new URLSearchParams(run.filter));
  const { sort: _, ...filter } = askedFor(query, timeZone);
  return (
    <ProgressDialog
      nouns="contacts"
      total={total}
      step={(operation, part) => mutateAsync({ selection: { filter }, deed, operation, part })}
      words={(done, counted) => bulkWords(deed.does, done, counted)}
      onDone={onDone}
    />
  );
}
