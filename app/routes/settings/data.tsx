import { data, Form, href, Link } from "react-router";
import { pageContext } from "#app/context.ts";
import { readUpload } from "#app/files/upload-form.ts";
import { redirectSaying } from "#app/flash.ts";
import { FileField } from "#app/forms/file-field.tsx";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { refusalIn } from "#app/forms/submit.ts";
import { Icon } from "#app/ui/icon.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { graceDays } from "#domain/account/deletion.ts";
import { restoredMessage } from "#domain/archive.ts";
import type { Route } from "./+types/data";
import "./settings.css";

export const meta: Route.MetaFunction = () => [{ title: "Your data · Kith" }];

/** Restores an archive while it arrives. One whose sender has been signed out has to be selected again. */
export async function action({ request, context }: Route.ActionArgs) {
  const { account } = context.get(pageContext);
  const { files, operationKey } = await readUpload(request);
  try {
    for await (const { body } of files) {
      const restored = await account.workspace.restore({ archive: body, operationKey });
      const text = restoredMessage(restored.filesLeftOut);
      return redirectSaying(href("/contacts"), { text, undo: restored.operation });
    }
    return data({ refused: "Select a file." }, { status: 400 });
  } catch (error) {
    const refusal = refusalIn(error);
    if (!refusal) throw error;
    return data({ refused: refusal.message }, { status: 400 });
  }
}

export default function Data({ actionData }: Route.ComponentProps) {
  const refused = actionData?.refused;
  return (
    <div className="narrow settings">
      <PageHeader title="Your data" />
      <section aria-labelledby="download">
        <h2 id="download">Download everything</h2>
        <p>
          One ZIP file with all records, also those in Trash, as JSON, tables for spreadsheets, and
          your files. Your password and your history aren't in it.
        </p>
        <p>
          <a className="button" href={href("/export.zip")}>
            <Icon name="download" />
            Download everything
          </a>
        </p>
      </section>
      <section aria-labelledby="restore">
        <h2 id="restore">Restore an archive</h2>
        <p>Restores a download into an empty workspace.</p>
        <Form method="post" encType="multipart/form-data" className="form card">
          <FormKeyInput />
          <FileField
            label="Archive"
            accept=".zip,application/zip"
            hint="The ZIP file of “Download everything”, or a backup."
            refused={refused}
          />
          <div className="form-actions">
            <SubmitButton>Restore</SubmitButton>
          </div>
        </Form>
      </section>
      <section aria-labelledby="delete">
        <h2 id="delete">Delete your account</h2>
        <p>Everything is deleted, after {graceDays} days in which signing in keeps it.</p>
        <p>
          <Link className="button button-danger" to={href("/settings/data/delete")}>
            Delete account…
          </Link>
        </p>
      </section>
    </div>
  );
}
