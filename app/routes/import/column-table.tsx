import { Options } from "#app/forms/select-field.tsx";
import { type ColumnTarget, columnTargetLabels } from "#domain/contact/column-targets.ts";
import type { ShownColumn } from "./shown-columns.ts";

interface ColumnTableProps {
  columns: ShownColumn[];
  /** What targets are called, if not as in a file of people. */
  labels: Partial<Record<ColumnTarget, string>>;
  /** How many columns have no values. */
  empty: number;
  /** How many columns are beyond those that are shown. */
  further: number;
}

const reasons: Record<ShownColumn["ground"], string> = {
  header: "By its header",
  values: "By its values",
  none: "Not recognised",
  chosen: "Your choice",
};

/** Each column of a file with its first values, and where it goes. */
export function ColumnTable({ columns, labels, empty, further }: ColumnTableProps) {
  return (
    <>
      <div className="table-frame">
        <table className="table folding-table import-columns">
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">Values</th>
              <th scope="col">Goes to</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => (
              <ColumnRow key={column.index} column={column} labels={labels} />
            ))}
          </tbody>
        </table>
      </div>
      {empty > 0 ? (
        <p className="muted">
          {empty === 1 ? "1 column is empty." : `${empty} columns are empty.`}
        </p>
      ) : null}
      {further > 0 ? <p className="muted">{further} more columns go where Kith suggests.</p> : null}
    </>
  );
}

interface ColumnRowProps {
  column: ShownColumn;
  labels: ColumnTableProps["labels"];
}

function ColumnRow({ column, labels }: ColumnRowProps) {
  const { index, name, target, offered, ground, samples, readAs } = column;
  const id = `column-${index}`;
  return (
    <tr>
      <th scope="row">
        <label htmlFor={id}>
          <bdi>{name}</bdi>
        </label>
      </th>
      <td>
        <ul className="samples">
          {samples.map((sample) => (
            <li key={sample}>
              <bdi>{sample}</bdi>
            </li>
          ))}
        </ul>
        {readAs ? (
          <p className="muted">
            Read as <bdi>{readAs}</bdi>
          </p>
        ) : null}
      </td>
      <td>
        <select
          className="input"
          id={id}
          name={id}
          defaultValue={target}
          aria-describedby={`${id}-ground`}
        >
          <Options
            choices={offered.map((value) => ({
              value,
              label: labels[value] ?? columnTargetLabels[value],
            }))}
          />
        </select>
        <p className="field-hint" id={`${id}-ground`}>
          {reasons[ground]}
        </p>
      </td>
    </tr>
  );
}
