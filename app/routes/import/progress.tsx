import { Form } from "react-router";
import { formatCount } from "#app/format.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { useNextPart } from "#app/forms/use-next-part.ts";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { useReading } from "#app/use-reading.ts";

interface ProgressProps {
  /** "Checked" or "Imported". */
  verb: string;
  done: number;
  parts: number;
  rowCount: number;
  /** Whether the next slices are sent for by themselves. */
  goesOn: boolean;
  children?: React.ReactNode;
}

/**
 * How far the work on a file has come. The form does the next slices, and with JavaScript submits itself
 * until all are done.
 */
export function Progress({ verb, done, parts, rowCount, goesOn, children }: ProgressProps) {
  const reading = useReading();
  const form = useNextPart(done, goesOn);
  const rows = Math.min(rowCount, Math.round((rowCount * done) / parts));
  return (
    <Form method="post" ref={form} className="form card import-progress" replace>
      <FormKeyInput />
      <p role="status">
        {verb} {formatCount(rows, reading)} of {formatCount(rowCount, reading)}.
      </p>
      <progress aria-label={verb} max={parts} value={done} />
      <div className="form-actions">
        <SubmitButton>Continue</SubmitButton>
        {children}
      </div>
    </Form>
  );
}
