import { href, Link } from "react-router";
import { formatMoment } from "#app/format.ts";
import { UndoForm } from "#app/ui/undo-form.tsx";
import { useReading } from "#app/use-reading.ts";
import { operationWords } from "#domain/change.ts";
import type { LoggedOperation } from "#server/services/change.ts";

/** What was done lately, latest first, each with Undo where it stands. */
export function RecentChanges({ changes }: { changes: LoggedOperation[] }) {
  const reading = useReading();
  return (
    <section className="card" aria-labelledby="recent">
      <h2 id="recent">What changed lately</h2>
      <ul className="changes">
        {changes.map((change) => (
          <li key={change.operation} className="change">
            <span className="change-text">
              {operationWords[change.kind] ?? change.kind} <Subject change={change} />
            </span>
            <time className="change-time" dateTime={new Date(change.at).toISOString()}>
              {formatMoment(change.at, reading)}
            </time>
            {change.state === "undone" ? (
              <span className="muted">Taken back</span>
            ) : (
              <UndoForm className="button button-quiet" operation={change.operation} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Subject({ change }: { change: LoggedOperation }) {
  const { entity, id, label, records } = change;
  if (change.kind.startsWith("sample.") || entity === "settings") return null;
  const others = records > 1 ? ` and ${records - 1} more` : "";
  const path = pathOf(entity, id);
  const gone = change.after === null || change.state === "undone" || change.after.deletedAt;
  if (!label) return records > 1 ? <>{records} records</> : null;
  return (
    <>
      {path && !gone ? <Link to={path}>{label}</Link> : <strong>{label}</strong>}
      {others}
    </>
  );
}

function pathOf(entity: LoggedOperation["entity"], id: number | null): string | undefined {
  if (entity === "contact") return href("/contacts/:id", { id: String(id) });
  if (entity === "deal") return href("/deals/:id", { id: String(id) });
  return undefined;
}
