import { lettersOf, withKept } from "#domain/import/outcome.ts";
import type { RecordData, RecordRow } from "#domain/import/record.ts";
import { outcomeOf, perform } from "../../../db/log.ts";
import type { Owner } from "../../../db/owner.ts";
import { retryingStale } from "../../../db/record.ts";
import type { KnownRecord, WrittenKind } from "./kind.ts";
import type { RecordPlan } from "./plan.ts";
import { changedRecords, newRecords, recordSteps } from "./steps.ts";

/**
 * Adds and changes records as a part of an import, which is answered from the log if it is sent again; `plan`
 * is made again if it relied on what has changed. Refuses CONFLICT if the import has been undone, or an
 * earlier part is missing.
 */
export async function writeRecords<
  Row extends RecordRow,
  Data extends RecordData,
  Known extends KnownRecord<Data>,
>(
  owner: Owner,
  kind: WrittenKind<Data, Known>,
  { operation: key, part }: { operation: string; part: number },
  plan: () => Promise<RecordPlan<Row, Data, Known>>,
): Promise<RecordPlan<Row, Data, Known>> {
  return retryingStale(async () => {
    const planned = await plan();
    const records = newRecords(planned).length + changedRecords(planned).length;
    const outcome = lettersOf(planned.results.map((result) => result.outcome));
    const { answer } = await perform(
      owner,
      { kind: kind.operation, key, part, records, outcome },
      (number) => recordSteps(owner, number, kind, planned),
      (number) => outcomeOf(owner, number, part),
    );
    const kept = answer[0]?.outcome ?? outcome;
    return { ...planned, results: withKept(planned.results, kept) };
  });
}
