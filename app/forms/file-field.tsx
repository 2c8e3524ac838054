import { FieldError } from "./field.tsx";
import "#app/ui/input-file.css";

interface FileFieldProps {
  label: string;
  /** The types of file that the browser offers, as in `accept`. */
  accept: string;
  hint: React.ReactNode;
  /** Why the file was refused. */
  refused: string | undefined;
}

/** The only field of a form that sends one file, named "file". */
export function FileField({ label, accept, hint, refused }: FileFieldProps) {
  return (
    <div className="field">
      <label className="field-label" htmlFor="file">
        {label}
      </label>
      <input
        className="input input-file"
        type="file"
        id="file"
        name="file"
        accept={accept}
        aria-describedby="file-hint file-error"
        aria-invalid={refused ? true : undefined}
        required
      />
      <p className="field-hint" id="file-hint">
        {hint}
      </p>
      <FieldError id="file-error" errors={refused ? [refused] : undefined} />
    </div>
  );
}
