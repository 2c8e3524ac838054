import { Form, href, useSearchParams } from "react-router";
import { isRedo } from "#app/components/history/is-redo.ts";
import { formatCount } from "#app/format.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { useNextPart } from "#app/forms/use-next-part.ts";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { useReading } from "#app/use-reading.ts";
import type { WholeOperation } from "#server/services/operation/operation.ts";

interface UndoingProps {
  entry: WholeOperation;
  undoing: NonNullable<WholeOperation["undoing"]>;
}

/**
 * How far an undo in parts has come. The form undoes the next ones; the page that the undo leads to
 * submits it by itself.
 */
export function Undoing({ entry, undoing }: UndoingProps) {
  const reading = useReading();
  const [params] = useSearchParams();
  const to = params.get("to");
  const form = useNextPart(undoing.records, params.has("continue"));
  const verb = isRedo(entry) ? "Redo" : "Undo";
  const count = formatCount(undoing.records, reading);
  const total = formatCount(entry.records, reading);
  return (
    <Form method="post" action={href("/undo")} ref={form} className="form card undoing" replace>
      <FormKeyInput />
      <input type="hidden" name="operation" value={entry.operation} />
      <input type="hidden" name="undo" value={undoing.operation} />
      {to ? <input type="hidden" name="to" value={to} /> : null}
      <noscript>
        <input type="hidden" name="most" value="on" />
      </noscript>
      <p role="status">
        {`${verb === "Redo" ? "Redone" : "Undone"} so far: ${count} of ${total} records.`}
      </p>
      <progress
        aria-label={`${verb}ing`}
        max={Math.max(entry.records, undoing.records, 1)}
        value={undoing.records}
      />
      <div className="form-actions">
        <SubmitButton>{`Continue ${verb.toLowerCase()}`}</SubmitButton>
      </div>
    </Form>
  );
}
