import { Form, href, Link } from "react-router";
import { SubmitButton } from "../ui/submit-button.tsx";
import { FormKeyInput } from "./form-key-input.tsx";

/** What was typed into a form whose record has gone, to copy or to send again. */
export default function TypedFields({ fields }: { fields: [string, FormDataEntryValue][] }) {
  return (
    <Form method="post" className="form card">
      <FormKeyInput />
      <p className="notice notice-danger" role="alert">
        What you typed isn't saved. Copy it, or restore the record from{" "}
        <Link to={href("/trash")} target="_blank">
          Trash
        </Link>{" "}
        and save again.
      </p>
      {fields.map(([name, value]) =>
        isTyped(name, String(value)) ? (
          <label key={name} className="field">
            <span className="field-label">{labelOf(name)}</span>
            <textarea className="input" dir="auto" name={name} defaultValue={String(value)} />
          </label>
        ) : (
          <input key={name} type="hidden" name={name} value={String(value)} />
        ),
      )}
      <div className="form-actions">
        <SubmitButton>Save again</SubmitButton>
      </div>
    </Form>
  );
}

/** Hidden fields, and selections that are ids, mean nothing to a reader. */
function isTyped(name: string, value: string): boolean {
  return (
    value !== "" && !/^(to|version|overwrites|asksReason|group|moveDealsTo)$|Ids?\b/.test(name)
  );
}

/** The label of a field from its name: "jobTitle" reads "Job title". */
function labelOf(name: string): string {
  const label = name
    .replace(/[[\].]+/g, " ")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .trim()
    .toLowerCase();
  return label.charAt(0).toUpperCase() + label.slice(1);
}
