import { formatMoment } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";

/** The dates when a record was added and last updated. */
export function RecordDates({ record }: { record: { createdAt: number; updatedAt: number } }) {
  const reading = useReading();
  return (
    <dl className="record-dates">
      <div>
        <dt>Added</dt>
        <dd>{formatMoment(record.createdAt, reading)}</dd>
      </div>
      <div>
        <dt>Updated</dt>
        <dd>{formatMoment(record.updatedAt, reading)}</dd>
      </div>
    </dl>
  );
}
