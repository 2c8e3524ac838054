import { useEffect, useRef } from "react";
import { Form } from "react-router";
import { Icon } from "#app/ui/icon.tsx";
import type { ColumnList } from "../column-choice.ts";
import { columnNames } from "../list.ts";
import { moveColumn, offeredColumns } from "./column-order.ts";

interface ColumnFormProps<Name extends string> {
  list: ColumnList<Name>;
  shown: readonly Name[];
  /** The list's query. */
  listQuery: string;
  /** Applies each change at once; without it, the form is submitted. */
  onChoose?: (columns: readonly Name[]) => void;
  className: string;
  children?: React.ReactNode;
}

/** Which columns a list shows, and in what order: checkboxes, and buttons that move one up or down. */
export function ColumnForm<Name extends string>(props: ColumnFormProps<Name>) {
  const { list, shown, listQuery, onChoose, className, children } = props;
  const names = columnNames(list.columns);
  const pressed = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a row that moves loses the focus.
  useEffect(() => pressed.current?.focus(), [shown]);
  const take = (columns: readonly Name[], button: HTMLButtonElement | null) => {
    pressed.current = button;
    onChoose?.(columns);
  };
  const toggled = (name: Name) =>
    shown.includes(name) ? shown.filter((each) => each !== name) : [...shown, name];
  const arrow = (name: Name, by: -1 | 1) => {
    const [field, icon] =
      by < 0 ? (["up", "arrow-up"] as const) : (["down", "arrow-down"] as const);
    return (
      <button
        type="submit"
        className="icon-button"
        name={field}
        value={name}
        aria-label={`Move ${list.columns[name].label} ${field}`}
        onClick={(event) => {
          if (!onChoose) return;
          event.preventDefault();
          take(moveColumn(shown, name, by), event.currentTarget);
        }}
      >
        <Icon name={icon} />
      </button>
    );
  };
  return (
    <Form method="post" action={list.columnsPath} className={className} preventScrollReset>
      <input type="hidden" name="list" value={listQuery} />
      {/* Enter presses a form's first button: it is to move nothing. */}
      <button type="submit" name="show" value="1" hidden aria-hidden="true" tabIndex={-1} />
      <ul className="column-list" aria-label="Columns">
        {offeredColumns(shown, names).map((name) => {
          const isShown = shown.includes(name);
          // Without JavaScript, a column that has just been selected can be moved too.
          const isMovable = isShown || !onChoose;
          return (
            <li key={name}>
              <label className="menu-item">
                <input
                  type="checkbox"
                  name="column"
                  value={name}
                  {...(onChoose
                    ? { checked: isShown, onChange: () => take(toggled(name), null) }
                    : { defaultChecked: isShown })}
                />
                {list.columns[name].label}
              </label>
              {isMovable ? arrow(name, -1) : null}
              {isMovable ? arrow(name, 1) : null}
            </li>
          );
        })}
      </ul>
      <div className="form-actions">
        {onChoose ? null : (
          <button type="submit" className="button button-primary" name="show" value="1">
            Apply
          </button>
        )}
        <button
          type="submit"
          className="button button-quiet"
          name="usual"
          value="1"
          onClick={(event) => {
            if (!onChoose) return;
            event.preventDefault();
            take(list.defaultColumns, null);
          }}
        >
          Reset to default
        </button>
        {children}
      </div>
    </Form>
  );
}
