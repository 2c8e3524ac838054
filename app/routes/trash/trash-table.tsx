import { Form, href, Link } from "react-router";
import { Value } from "#app/components/history/value.tsx";
import { AgoCell } from "#app/components/list/list-cells.tsx";
import { SelectRow } from "#app/components/list/selection-cells.tsx";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { useLive } from "#app/use-live.ts";
import { entityNouns, type TrashKind } from "#domain/operation/entity.ts";
import { millisecondsInTrash } from "#domain/trash.ts";
import type { Trashed } from "#server/services/trash.ts";
import { Icon } from "../../ui/icon.tsx";

/** The form that the checkboxes of the rows belong to. */
const selectionForm = "selected";

interface TrashTableProps {
  kind: TrashKind;
  rows: Trashed[];
  /** When the page was rendered, in unix milliseconds. */
  now: number;
}

/** The records in Trash, in rows to select; on a phone, each row is a card. */
export function TrashTable({ kind, rows, now }: TrashTableProps) {
  const page = rows.map(({ id }) => id).join();
  return (
    <>
      <Form
        method="post"
        action={href("/trash/restore")}
        id={selectionForm}
        className="trash-bar"
        key={`${kind} ${page}`}
      >
        <FormKeyInput />
        <input type="hidden" name="kind" value={kind} />
        <SelectAll />
        <button type="submit" className="button button-small">
          <Icon name="archive-restore" />
          Restore
        </button>
        <button
          type="submit"
          className="button button-small button-danger"
          formMethod="get"
          formAction={href("/trash/purge")}
        >
          Delete permanently…
        </button>
      </Form>
      <table className="table list-table trash-table">
        <thead>
          <tr>
            <th scope="col" className="cell-choice">
              <span className="visually-hidden">Select</span>
            </th>
            <th scope="col">Name</th>
            <th scope="col">Deleted</th>
            <th scope="col">Kept for</th>
            <th scope="col">
              <span className="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} now={now} />
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Selects every row of the page, or none; it needs JavaScript. */
function SelectAll() {
  const live = useLive();
  if (!live) return null;
  return (
    <label className="choice">
      <input
        type="checkbox"
        onChange={({ currentTarget: { checked, form } }) => {
          for (const box of form?.elements ?? []) {
            if (box instanceof HTMLInputElement && box.name === "id") box.checked = checked;
          }
        }}
      />
      Select all on this page
    </label>
  );
}

function Row({ row, now }: { row: Trashed; now: number }) {
  const { kind, id, detail, deletedAt } = row;
  const name = row.name || `Unnamed ${entityNouns[kind].one}`;
  const daysLeft = Math.max(0, Math.ceil((deletedAt + millisecondsInTrash - now) / 86_400_000));
  return (
    <tr>
      <SelectRow id={id} name={name} form={selectionForm} />
      <th scope="row" className="cell-name">
        <bdi>{name}</bdi>
        {detail ? (
          <span className="cell-position">
            <Value value={detail} />
          </span>
        ) : null}
      </th>
      <AgoCell label="Deleted" fold="fold-end" moment={deletedAt} now={now} />
      <td className="cell-date fold-main">
        {daysLeft === 1 ? "1 day left" : `${daysLeft} days left`}
      </td>
      <td className="fold-tail">
        <div className="cell-actions">
          <Form method="post" action={href("/trash/restore")}>
            <FormKeyInput />
            <input type="hidden" name="kind" value={kind} />
            <input type="hidden" name="id" value={id} />
            <button type="submit" className="button button-small">
              <Icon name="archive-restore" />
              Restore
              <span className="visually-hidden"> {name}</span>
            </button>
          </Form>
          <Link
            className="button button-small button-danger"
            to={`${href("/trash/purge")}?kind=${kind}&id=${id}`}
          >
            <Icon name="trash-2" />
            <span className="visually-hidden">Delete {name} permanently</span>
          </Link>
        </div>
      </td>
    </tr>
  );
}
