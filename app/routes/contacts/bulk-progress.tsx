import { useEffect, useRef, useState } from "react";
import { useRevalidator } from "react-router";
import { formatCount } from "#app/format.ts";
import { LiveProvider, trpc } from "#app/trpc.tsx";
import { UndoForm } from "#app/ui/undo-form.tsx";
import { useReading } from "#app/use-reading.ts";
import { type BulkVerb, bulkWords } from "#domain/contact-bulk.ts";
import type { BulkDeed } from "#domain/contact-bulk-input.ts";
import { askedFor } from "./asked-for.ts";
import { readQuery } from "./query.ts";

/** A deed to all of a list, as its button and fields say it. */
export interface BulkRun {
  /** Where the form would be sent. */
  pathname: string;
  filter: string;
  tag: FormDataEntryValue | null;
  company: FormDataEntryValue | null;
}

interface BulkProgressProps {
  run: BulkRun;
  total: number;
  onDone: () => void;
}

/** Does a deed to all of a long list part by part, and tells how far it is. */
export default function BulkProgress(props: BulkProgressProps) {
  return (
    <LiveProvider>
      <Runner {...props} />
    </LiveProvider>
  );
}

function deedOf({ pathname, tag, company }: BulkRun): BulkDeed {
  const does = pathname.slice(pathname.lastIndexOf("/") + 1) as BulkVerb;
  if (does === "company") return { does, company: String(company ?? "").trim() || null };
  if (does === "delete") return { does };
  return { does, tagId: Number(tag) };
}

function Runner({ run, total, onDone }: BulkProgressProps) {
  const reading = useReading();
  const revalidator = useRevalidator();
  const dialog = useRef<HTMLDialogElement>(null);
  const begun = useRef(false);
  const [operation] = useState(() => crypto.randomUUID());
  const [done, setDone] = useState(0);
  const [state, setState] = useState<"running" | "done" | string>("running");
  const { mutateAsync } = trpc.contact.bulk.useMutation();
  useEffect(() => {
    dialog.current?.showModal();
    if (begun.current) return;
    begun.current = true;
    const deed = deedOf(run);
    const { sort: _, ...filter } = askedFor(
      readQuery(new URLSearchParams(run.filter)),
      reading.timeZone,
    );
    const go = async () => {
      for (let part: number | null = 0; part !== null; ) {
        const answer: { done: number; next: number | null } = await mutateAsync({
          selection: { filter },
          deed,
          operation,
          part,
        });
        setDone(answer.done);
        part = answer.next;
      }
    };
    go().then(
      () => setState("done"),
      (error: Error) => setState(error.message),
    );
  }, [run, operation, mutateAsync, reading.timeZone]);
  const isRunning = state === "running";
  const close = () => {
    onDone();
    revalidator.revalidate();
  };
  return (
    <dialog
      ref={dialog}
      className="bulk-dialog"
      aria-label="Changing many contacts"
      onCancel={(event) => isRunning && event.preventDefault()}
      onClose={close}
    >
      <p role="status">
        {isRunning
          ? `${formatCount(done, reading)} contacts changed so far…`
          : state === "done"
            ? bulkWords(deedOf(run).does, done, formatCount(done, reading))
            : `${state} ${formatCount(done, reading)} contacts were changed before that.`}
      </p>
      {isRunning ? (
        <progress aria-label="Contacts changed" max={Math.max(total, done)} value={done} />
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
