import { data, href, Link } from "react-router";
import { ChangeLines } from "#app/components/history/change-lines.tsx";
import { Subject } from "#app/components/history/subject.tsx";
import { UndoForm } from "#app/components/undo-form.tsx";
import { pageContext } from "#app/context.ts";
import { formatCount, formatMoment } from "#app/format.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { useReading } from "#app/use-reading.ts";
import { purgedWords, recordWords } from "#domain/operation/history.ts";
import { isPurge } from "#domain/operation/kinds.ts";
import type { NamedChange } from "#server/services/operation/change.ts";
import type { WholeOperation } from "#server/services/operation/operation.ts";
import type { Route } from "./+types/show";
import "./activity.css";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `${titleOf(loaderData.deed)} · Kith` : "Kith" },
];

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { operation } = params;
  if (!uuid.test(operation)) throw data("There is nothing at this address.", { status: 404 });
  const cursor = new URL(request.url).searchParams.get("cursor");
  const { api } = context.get(pageContext);
  return { deed: await api.change.operation({ operation, cursor }) };
}

export default function ShowOperation({ loaderData }: Route.ComponentProps) {
  const { deed } = loaderData;
  const { changes, by, at, records, operation, undoable } = deed;
  const reading = useReading();
  const count = records === 1 ? "one record" : `${formatCount(records, reading)} records`;
  return (
    <>
      <PageHeader
        title={titleOf(deed)}
        detail={`${by ?? "You"}, ${formatMoment(at, reading)}, ${count}`}
      >
        <Link className="button" to={href("/activity")}>
          All activity
        </Link>
        {undoable === "no" ? null : <UndoForm operation={operation} />}
      </PageHeader>
      <Standing deed={deed} />
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
  if (!undoes) return recordWords(kind);
  return undoes.kind === "change.undo" ? "Done again" : "Taken back";
}

/** What became of the operation, and whether it can still be undone. */
function Standing({ deed }: { deed: WholeOperation }) {
  const { kind, state, undoable, undoes } = deed;
  return (
    <>
      {undoes ? (
        <p className="notice">
          This took back{" "}
          <Link to={href("/activity/:operation", { operation: undoes.operation })}>
            an earlier deed
          </Link>
          .
        </p>
      ) : null}
      {state === "undone" ? <p className="notice">This has been taken back.</p> : null}
      {isPurge(kind) ? <p className="notice">{purgedWords}</p> : null}
      {undoable === "perhaps" ? (
        <p className="notice">
          A lot has been done since. Undo takes this back if none of these records has been changed
          again, and does nothing otherwise.
        </p>
      ) : null}
      {undoable === "no" && state === "done" && !isPurge(kind) ? (
        <p className="notice">
          This can no longer be taken back as it is: later changes stand on it. Take those back
          first.
        </p>
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
