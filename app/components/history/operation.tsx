import { href, Link } from "react-router";
import { formatCount } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import { activityLabel } from "#domain/operation/history.ts";
import { isPurge, labelEndings } from "#domain/operation/kinds.ts";
import type { LogEntry } from "#server/services/operation/change-log.ts";
import { Subject } from "./subject.tsx";

/** What an operation did and to which records: "Edited Sarah Chen and 3 more". */
export function OperationSummary({ entry }: { entry: LogEntry }) {
  const reading = useReading();
  const { operation, kind, records, change } = entry;
  const label = <span className="history-action">{activityLabel(entry)}</span>;
  const isWhole = kind.startsWith("sample.") || kind.startsWith("workspace.");
  if (isWhole || change?.entity === "settings") return label;
  if (!change) {
    if (!isPurge(kind)) return label;
    return (
      <>
        {label} {records === 1 ? "1 record" : `${formatCount(records, reading)} records`}
      </>
    );
  }
  return (
    <>
      {label} <Subject change={change} />
      {entry.undoes ? null : labelEndings[kind]}
      {records > 1 ? (
        <>
          {" "}
          <Link to={href("/activity/:operation", { operation })}>
            and {formatCount(records - 1, reading)} more
          </Link>
        </>
      ) : null}
    </>
  );
}
