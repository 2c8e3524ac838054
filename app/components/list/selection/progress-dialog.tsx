import { useEffect, useRef, useState } from "react";
import { useRevalidator } from "react-router";
import { UndoForm } from "#app/components/undo-form.tsx";
import { formatCount } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import type { BulkResult } from "#domain/bulk.ts";

interface ProgressDialogProps {
  /** The plural of what is changed: "contacts". */
  nouns: string;
  total: number;
  /**
   * Runs one part of the operation with this key; returns how many rows are done and the next part.
   */
  step: (operation: string, part: number) => Promise<BulkResult & { next: number | null }>;
  /** The message about the whole operation. */
  message: (result: BulkResult, counted: string) => string;
  onDone: () => void;
}

type Progress = { is: "running" } | { is: "done" } | { is: "failed"; message: string };

/** Runs a bulk action on a long list part by part, and shows its progress. */
export function ProgressDialog({ nouns, total, step, message, onDone }: ProgressDialogProps) {
  const reading = useReading();
  const revalidator = useRevalidator();
  const dialog = useRef<HTMLDialogElement>(null);
  const begun = useRef(false);
  const [operation] = useState(() => crypto.randomUUID());
  const [result, setResult] = useState<BulkResult>({ done: 0, subject: null, added: 0 });
  const { done } = result;
  const [state, setState] = useState<Progress>({ is: "running" });
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
    if (begun.current) return;
    begun.current = true;
    const go = async () => {
      for (let part: number | null = 0; part !== null; ) {
        const answer = await step(operation, part);
        setResult(answer);
        part = answer.next;
      }
    };
    go().then(
      () => setState({ is: "done" }),
      (error: Error) => setState({ is: "failed", message: error.message }),
    );
  }, [operation, step]);
  const isRunning = state.is === "running";
  const close = () => {
    onDone();
    revalidator.revalidate();
  };
  const counted = formatCount(done, reading);
  return (
    <dialog
      ref={dialog}
      className="bulk-dialog"
      aria-label={`Updating ${nouns}`}
      onCancel={(event) => isRunning && event.preventDefault()}
      onClose={close}
    >
      <p role="status">
        {isRunning
          ? `${counted} ${nouns} updated so far…`
          : state.is === "done"
            ? message(result, counted)
            : `${state.message} ${counted} ${nouns} had been updated.`}
      </p>
      {isRunning ? (
        <progress aria-label={`Updating ${nouns}`} max={Math.max(total, done)} value={done} />
      ) : (
        <div className="form-actions">
          <button type="button" className="button button-primary" onClick={close}>
            Done
          </button>
          {done > 0 ? <UndoForm operation={operation} onSubmit={onDone} /> : null}
        </div>
      )}
    </dialog>
  );
}
