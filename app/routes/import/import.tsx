import { Form, href, Link } from "react-router";
import { RefusedRows } from "#app/components/refused-rows.tsx";
import { UndoForm } from "#app/components/undo-form.tsx";
import { pageContext } from "#app/context.ts";
import { formatCount } from "#app/format.ts";
import { FieldError } from "#app/forms/field.tsx";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { upload } from "#app/forms/upload.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { useReading } from "#app/use-reading.ts";
import { contactFields } from "#domain/contact/fields.ts";
import type { Route } from "./+types/import";
import { type ImportResult, importFile } from "./import-file.ts";
import "#app/components/import-result.css";

export const meta: Route.MetaFunction = () => [{ title: "Import contacts · Kith" }];

export function action({ request, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  return upload(request, "file", (bytes, operation, form) => {
    const known = knownWays.find(({ way }) => way === form.get("known"))?.way ?? "fill";
    return importFile(api, bytes, { operation, known });
  });
}

/** What may happen to people who are in the workspace already; the first is the default. */
const knownWays = [
  { way: "fill", label: "Fill in what is missing" },
  { way: "skip", label: "Leave as they are" },
  { way: "add", label: "Add again" },
] as const;

export default function Import({ actionData }: Route.ComponentProps) {
  if (actionData?.done) return <Result result={actionData.done} />;
  return (
    <div className="narrow">
      <PageHeader title="Import contacts" />
      <Form method="post" encType="multipart/form-data" className="form card">
        <FormKeyInput />
        <div className="field">
          <label className="field-label" htmlFor="file">
            File
          </label>
          <input
            className="input input-file"
            type="file"
            id="file"
            name="file"
            accept=".csv,.tsv,.txt,.xlsx,.vcf,text/csv,text/vcard"
            aria-describedby="file-hint file-error"
            aria-invalid={actionData?.refused ? true : undefined}
            required
          />
          <p className="field-hint" id="file-hint">
            CSV, Excel or vCard, up to 10 MB and 50,000 contacts. Works with exports from Google
            Contacts, Outlook, iCloud, HubSpot, Pipedrive, LinkedIn and more, in many languages.
          </p>
          <FieldError
            id="file-error"
            errors={actionData?.refused ? [actionData.refused] : undefined}
          />
        </div>
        <div className="field">
          <label className="field-label" htmlFor="known">
            People who are already in Kith
          </label>
          <select className="input" id="known" name="known" aria-describedby="known-hint">
            {knownWays.map(({ way, label }) => (
              <option key={way} value={way}>
                {label}
              </option>
            ))}
          </select>
          <p className="field-hint" id="known-hint">
            Found by name with email or phone, or by name with company.
          </p>
        </div>
        <div className="form-actions">
          <SubmitButton>Import</SubmitButton>
          <Link className="button button-quiet" to={href("/contacts")}>
            Cancel
          </Link>
        </div>
      </Form>
    </div>
  );
}

function Result({ result }: { result: ImportResult }) {
  const reading = useReading();
  const { created, refused, alike, operation } = result;
  return (
    <div className="narrow import-result">
      <PageHeader
        title={created > 0 ? `${contacts(created, reading)} imported` : "No new contacts"}
      >
        {operation ? <UndoForm operation={operation} to={href("/contacts")} /> : null}
        <Link className="button button-primary" to={href("/contacts")}>
          View contacts
        </Link>
      </PageHeader>
      <Remarks result={result} />
      {alike > 0 ? (
        <p className="notice">
          {alike === 1
            ? "1 possible duplicate."
            : `${formatCount(alike, reading)} possible duplicates.`}{" "}
          <Link to={href("/duplicates")}>Review</Link>
        </p>
      ) : null}
      {refused.length > 0 ? <RefusedRows refused={refused} /> : null}
      <p>
        <a href={href("/import")} target="_self">
          Import another file
        </a>
      </p>
    </div>
  );
}

/** What became of the file beside new contacts, for people who want to correct it. */
function Remarks({ result }: { result: ImportResult }) {
  const reading = useReading();
  const cut = `Notes cut at ${formatCount(contactFields.notes.limit, reading)} characters`;
  const remarks = [
    ["Added to notes", result.notedColumns.join(", ")],
    ["Not imported", result.ignoredColumns.join(", ")],
    ["Filled in", rowList(result.updatedRows, reading)],
    ["Already in Kith", rowList(result.knownRows, reading)],
    ["Birthdays that couldn't be read, added to notes", rowList(result.unreadBirthdays, reading)],
    ["More cells than the header, added to notes", rowList(result.wideRows, reading)],
    [cut, rowList(result.cutNotes, reading)],
  ].filter(([, text]) => text !== "");
  if (remarks.length === 0) return null;
  return (
    <ul className="remarks">
      {remarks.map(([what, text]) => (
        <li key={what}>
          {what}: {text}.
        </li>
      ))}
    </ul>
  );
}

/** The most rows that a remark lists. */
const mostNamed = 100;

/** "rows 2, 5 and 1,200 more"; empty for none. */
function rowList(rows: number[], reading: { locale: string }): string {
  if (rows.length === 0) return "";
  const more = rows.length - mostNamed;
  const named = rows.slice(0, mostNamed).join(", ");
  const others = more > 0 ? ` and ${formatCount(more, reading)} more` : "";
  return `${rows.length === 1 ? "row" : "rows"} ${named}${others}`;
}

function contacts(count: number, reading: { locale: string }): string {
  return count === 1 ? "1 contact" : `${formatCount(count, reading)} contacts`;
}
