import { data, href, Link } from "react-router";
import { ChangeLines } from "#app/components/history/change-lines.tsx";
import { Subject } from "#app/components/history/subject.tsx";
import { UndoForm } from "#app/components/undo-form.tsx";
import { pageContext } from "#app/context.ts";
import { formatCount, formatMoment } from "#app/format.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { useReading } from "#app/use-reading.ts";
import { keptMessage } from "#domain/operation/change.ts";
import { purgedMessage, recordLabel } from "#domain/operation/history.ts";
import { isPurge } from "#domain/operation/kinds.ts";
import type { NamedChange } from "#server/services/operation/change.ts";
import type { WholeOperation } from "#server/services/operation/operation.ts";
import type { Route } from "./+types/show";
import { Undoing } from "./undoing.tsx";
import "./activity.css";
import "#app/components/history.css";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `${titleOf(loaderData.entry)} · Kith` : "Kith" },
];

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { operation } = params;
  if (!uuid.test(operation)) throw data("This page doesn't exist.", { status: 404 });
  const cursor = new URL(request.url).searchParams.get("cursor");
  const { api } = context.get(pageContext);
  return { entry: await api.change.operation({ operation, cursor }) };
}

export default function ShowOperation({ loaderData }: Route.ComponentProps) {
  const { entry } = loaderData;
  const { changes, by, at, records, operation, undoable } = entry;
  const reading = useReading();
  const count = records === 1 ? "1 record" : `${formatCount(records, reading)} records`;
  return (
    <>
      <PageHeader
        title={titleOf(entry)}
        detail={`${by ?? "You"}, ${formatMoment(at, reading)}, ${count}`}
      >
        <Link className="button" to={href("/activity")}>
          All changes
        </Link>
        {undoable === "no" ? null : <UndoForm operation={operation} />}
      </PageHeader>
      <UndoState entry={entry} />
      {changes.items.length > 0 ? (
        <ul className="history card">
          {changes.items.map((change) => (
            <Change key={`${change.entity} ${change.id}`} change={change} />
          ))}
        </ul>
      ) : null}
      <Pager prevCursor={changes.prevCursor} nextCursor={changes.nextCursor} />
    </>
  );
}

function titleOf({ kind, undoes }: WholeOperation): string {
  if (!undoes) return recordLabel(kind);
  return undoes.kind === "change.undo" ? "Redone" : "Undone";
}

/** Whether the operation has been undone, and whether it can be. */
function UndoState({ entry }: { entry: WholeOperation }) {
  const { kind, state, undoable, undoes, undoing, unfinished, kept } = entry;
  return (
    <>
      {undoes ? (
        <p className="notice">
          This undid{" "}
          <Link to={href("/activity/:operation", { operation: undoes.operation })}>
            an earlier change
          </Link>
          .
        </p>
      ) : null}
      {unfinished ? <p className="notice">This isn't finished yet. Continue it there.</p> : null}
      {undoing ? <Undoing entry={entry} undoing={undoing} /> : null}
      {state === "redoing" ? <p className="notice">This change is being redone.</p> : null}
      {state === "undone" ? (
        <p className="notice">
          This change has been undone. {keptMessage({ count: kept, names: [] })}
        </p>
      ) : null}
      {isPurge(kind) ? <p className="notice">{purgedMessage}</p> : null}
      {undoable === "perhaps" ? (
        <p className="notice">Undo works only if none of these records has changed since.</p>
      ) : null}
      {undoable === "no" && state === "done" && !unfinished && !isPurge(kind) ? (
        <p className="notice">Can't undo: it has changed since. Undo the newer changes first.</p>
      ) : null}
    </>
  );
}

function Change({ change }: { change: NamedChange }) {
  return (
    <li className="history-entry">
      <Subject change={change} />
      <ChangeLines lines={change.lines} />
    </li>
  );
}
