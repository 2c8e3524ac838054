import { Suspense, useEffect, useState } from "react";
import { formatCount } from "#app/format.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { lazyComponent } from "#app/ui/lazy-component.ts";
import { useReading } from "#app/use-reading.ts";
import { type BulkProgressProps, bulkForm } from "./bulk-form.ts";
import type { QueryCodec } from "./query.ts";
import { useRanges } from "./use-ranges.ts";

/** The selection count loads once something is selected. */
const SelectedRows = lazyComponent(() => import("./selection/selected-rows.tsx"));

interface BulkFrameProps<Query> {
  list: { query: QueryCodec<Query>; exportPath: string; bulkDeletePath: string };
  query: Query;
  page: { total: number; totalCapped: boolean; items: readonly { id: number }[] };
  /** Runs an action that takes several calls. */
  Progress: React.ComponentType<BulkProgressProps>;
  /** The actions besides exporting and deleting. */
  children: React.ReactNode;
}

/**
 * The actions on the selected rows. Without JavaScript they are below the list; with it, they
 * appear once a row is selected. Until the code for the count has loaded, the browser submits the
 * plain form; that also saves an export as a file.
 */
export function BulkFrame<Query>(props: BulkFrameProps<Query>) {
  const { list, query, page, Progress, children } = props;
  const { total, totalCapped, items: shown } = page;
  const filter = list.query.write({ ...query, cursor: null }).toString();
  const reading = useReading();
  const [first, setFirst] = useState<HTMLInputElement | null>();
  const [idle, setIdle] = useState(false);
  useRanges();
  useEffect(() => {
    // Rows that were selected before the code arrived count too.
    const selected = document.querySelector<HTMLInputElement>(
      `input[form="${bulkForm}"]:checked, #${bulkForm} input:checked`,
    );
    setFirst(selected);
    setIdle(!selected);
    const begin = ({ target }: Event) => {
      // Not form.id: the checkboxes are named "id", and a form's fields shadow its own properties.
      if (!(target instanceof HTMLInputElement) || !target.form?.matches(`#${bulkForm}`)) return;
      setFirst((before) => before ?? target);
      setIdle(false);
    };
    document.addEventListener("change", begin);
    return () => document.removeEventListener("change", begin);
  }, []);
  const whole = `${formatCount(total, reading)}${totalCapped ? "+" : ""}`;
  return (
    <form
      method="post"
      id={bulkForm}
      className={first === undefined ? "bulk-bar" : "bulk-bar bulk-bar-live"}
      hidden={idle}
      aria-label="Bulk actions"
    >
      <FormKeyInput />
      <input type="hidden" name="filter" value={filter} />
      {/* Enter in a field presses a form's first button: here it is to press none. */}
      <button type="submit" disabled hidden aria-hidden="true" tabIndex={-1} />
      {first ? (
        <Suspense fallback={null}>
          <SelectedRows
            {...{ total, totalCapped, shown, filter, whole, first, Progress }}
            exportPath={list.exportPath}
            onIdle={setIdle}
          />
        </Suspense>
      ) : null}
      {total > shown.length ? (
        <label className="choice">
          <input type="checkbox" name="all" value="1" />
          Select all {whole}
        </label>
      ) : null}
      {children}
      <button
        type="submit"
        className="button button-small"
        formMethod="get"
        formAction={list.exportPath}
      >
        <Icon name="download" />
        Export
      </button>
      <button
        type="submit"
        className="button button-small button-danger"
        formAction={list.bulkDeletePath}
      >
        <Icon name="trash-2" />
        Delete
      </button>
    </form>
  );
}
