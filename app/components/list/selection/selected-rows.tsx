import { Suspense, useEffect, useState } from "react";
import { useNavigate, useSubmit } from "react-router";
import { formatCount } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import { mostAtOnce } from "#domain/bulk.ts";
import { type BulkProgressProps, type BulkRun, bulkForm, rowBoxes } from "../bulk-form.ts";

interface SelectedRowsProps {
  /** How many rows the whole list has; at least this many if `totalCapped`. */
  total: number;
  totalCapped: boolean;
  /** The ids on this page. */
  shown: readonly { id: number }[];
  /** The list, as its URL says it. */
  filter: string;
  /** How many rows the list has, formatted. */
  whole: string;
  /** The checkbox that was selected first. */
  first: HTMLInputElement;
  onIdle: (idle: boolean) => void;
  /** The path of the export of selected rows. */
  exportPath: string;
  /** Runs an action that takes several calls. */
  Progress: React.ComponentType<BulkProgressProps>;
}

/** The number of selected rows. Actions are sent without a reload, and in parts for long lists. */
export default function SelectedRows(props: SelectedRowsProps) {
  const { total, totalCapped, whole, filter, exportPath, Progress } = props;
  const reading = useReading();
  const submit = useSubmit();
  const navigate = useNavigate();
  const { count, all } = useSelected(props);
  const [run, setRun] = useState<BulkRun | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    const form = document.querySelector<HTMLFormElement>(`#${bulkForm}`);
    const onSubmit = (event: SubmitEvent) => {
      const { submitter } = event;
      if (!form || !(submitter instanceof HTMLButtonElement)) return;
      event.preventDefault();
      event.stopPropagation();
      const fields = new FormData(form, submitter);
      const { pathname } = new URL(submitter.formAction);
      if (submitter.formMethod === "get") {
        const to = `${pathname}?${choiceIn(fields)}`;
        // A download doesn't replace the page.
        if (pathname === exportPath) window.location.assign(to);
        else navigate(to);
      } else if (fields.has("all") && (totalCapped || total > mostAtOnce)) {
        setRun({ pathname, filter, fields });
      } else {
        setBusy(true);
        submit(fields, { method: "post", action: pathname, preventScrollReset: true }).finally(
          () => {
            setBusy(false);
            clearSelection();
          },
        );
      }
    };
    form?.addEventListener("submit", onSubmit);
    return () => form?.removeEventListener("submit", onSubmit);
  }, [total, totalCapped, filter, exportPath, submit, navigate]);
  return (
    <>
      <span className="bulk-count" role="status">
        {busy ? "Updating " : null}
        {all ? whole : formatCount(count, reading)}
        {busy ? "…" : " selected"}
      </span>
      {busy ? <progress aria-label="Updating" /> : null}
      <button type="button" className="button button-small button-quiet" onClick={clearSelection}>
        Clear
      </button>
      {run ? (
        <Suspense fallback={null}>
          <Progress
            run={run}
            total={total}
            onDone={() => {
              setRun(null);
              clearSelection();
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}

/** The selection as query parameters. */
function choiceIn(form: FormData): string {
  const params = new URLSearchParams();
  for (const name of form.has("all") ? ["all", "filter"] : ["id"]) {
    for (const value of form.getAll(name)) params.append(name, String(value));
  }
  return params.toString();
}

const wholeBox = () => document.querySelector<HTMLInputElement>(`#${bulkForm} input[name="all"]`);
const pageBox = () => document.querySelector<HTMLInputElement>("[data-choose-page]");

/** The number of selected rows; Escape clears the selection. */
function useSelected({ first, shown, onIdle }: SelectedRowsProps) {
  const [count, setCount] = useState(0);
  const [all, setAll] = useState(false);
  useEffect(() => {
    const recount = () => {
      const rows = rowBoxes();
      const count = rows.filter(({ checked }) => checked).length;
      const whole = wholeBox()?.checked ?? false;
      setCount(count);
      setAll(whole);
      onIdle(count === 0 && !whole);
      const page = pageBox();
      if (!page) return;
      page.checked = count > 0 && count === rows.length;
      page.indeterminate = count > 0 && count < rows.length;
    };
    const onChange = ({ target }: Event) => {
      if (target === pageBox())
        for (const box of rowBoxes()) box.checked = pageBox()?.checked ?? false;
      recount();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      if (document.querySelector("dialog[open]")) return;
      if (!closeMenus()) clearSelection();
    };
    if (first === pageBox()) for (const box of rowBoxes()) box.checked = first.checked;
    document.addEventListener("change", onChange);
    document.addEventListener(cleared, recount);
    document.addEventListener("keydown", onKey);
    recount();
    return () => {
      document.removeEventListener("change", onChange);
      document.removeEventListener(cleared, recount);
      document.removeEventListener("keydown", onKey);
    };
  }, [first, onIdle]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are counted again.
  useEffect(() => {
    document.dispatchEvent(new Event(cleared));
  }, [shown]);
  return { count, all };
}

const cleared = "kith:cleared";

/** Closes the bar's menus, and returns whether one was open. */
function closeMenus(): boolean {
  const open = document.querySelectorAll<HTMLDetailsElement>(`#${bulkForm} details[open]`);
  for (const menu of open) menu.open = false;
  return open.length > 0;
}

function clearSelection(): void {
  for (const box of [...rowBoxes(), wholeBox()]) if (box) box.checked = false;
  closeMenus();
  document.dispatchEvent(new Event(cleared));
}
