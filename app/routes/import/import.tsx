import { type FormEvent, Suspense, useState } from "react";
import { Form, href, Link, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { formatCount } from "#app/format.ts";
import { ButtonForm } from "#app/forms/button-form.tsx";
import { FileField } from "#app/forms/file-field.tsx";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { upload } from "#app/forms/upload.ts";
import { pageUrl } from "#app/page-url.ts";
import { lazyComponent } from "#app/ui/lazy-component.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { useReading } from "#app/use-reading.ts";
import { knownWays } from "#domain/contact/known-way.ts";
import { type ImportNoun, importNouns, importNounWords } from "#domain/import/noun.ts";
import type { OpenImport } from "#server/services/import/draft.ts";
import type { Route } from "./+types/import";
import { ImportResult } from "./import-result.tsx";
import { keepFile } from "./keep-file.ts";
import { resultOf } from "./result-of.ts";
import { runSuggested } from "./run-suggested.ts";
import "#app/components/import-result.css";
import "./import.css";

export const meta: Route.MetaFunction = () => [{ title: "Import · Kith" }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = pageUrl(request).searchParams.get("noun");
  return {
    open: await context.get(pageContext).account.import.list(),
    noun: importNouns.find((noun) => noun === asked) ?? "contact",
  };
}

/**
 * Keeps the file and leads to its columns; with `accept=suggested` it is imported as the steps suggest,
 * and the answer is the result.
 */
export function action({ request, context }: Route.ActionArgs) {
  const { api, account } = context.get(pageContext);
  return upload(request, "file", async (bytes, operation, form) => {
    const known = knownWays.find((way) => way === form.get("known")) ?? "fill";
    const fileName = (form.get("file") as unknown as File).name;
    const noun = importNouns.find((each) => each === form.get("noun"));
    const id = await keepFile(account, bytes, { operation, fileName, known, noun });
    if (form.get("accept") !== "suggested") {
      throw redirect(href("/import/:id/columns", { id: String(id) }));
    }
    await runSuggested(account, id);
    return resultOf({ api, account }, { id });
  });
}

const loadLargeFile = () => import("./large-file.client.tsx");
const LargeFile = lazyComponent(loadLargeFile);

const unloadedMessage = "Reading large files couldn't be loaded. Reload the page and try again.";

/**
 * Larger files are read in the browser, in bytes: hardly any file of 1 MB has the 50,000 rows that one request takes,
 * and reading it takes a Worker a tenth of a second.
 */
const largestUpload = 1024 * 1024;

interface Large {
  file: File;
  noun: ImportNoun;
}

/** The file of a form that is too large to be uploaded. */
function largeFileIn(form: HTMLFormElement): Large | null {
  const fields = new FormData(form);
  const file = fields.get("file");
  const noun = importNouns.find((each) => each === fields.get("noun")) ?? "contact";
  return file instanceof File && file.size > largestUpload ? { file, noun } : null;
}

export default function Import({ loaderData, actionData }: Route.ComponentProps) {
  const [large, setLarge] = useState<Large | null>(null);
  const [unread, setUnread] = useState<string>();
  if (actionData?.done) return <ImportResult result={actionData.done} />;
  const refused = unread ?? actionData?.refused;
  const readLarge = (event: FormEvent<HTMLFormElement>) => {
    const found = largeFileIn(event.currentTarget);
    setUnread(undefined);
    if (!found) return;
    event.preventDefault();
    loadLargeFile().then(
      () => setLarge(found),
      () => setUnread(unloadedMessage),
    );
  };
  const onEnd = (message?: string) => {
    setUnread(message);
    setLarge(null);
  };
  const chosen = importNouns.find((noun) => noun === actionData?.typed.noun) ?? loaderData.noun;
  return (
    <div className="narrow import-steps">
      <PageHeader title="Import" />
      <OpenImports open={loaderData.open} />
      {large ? (
        <Suspense>
          <LargeFile {...large} onEnd={onEnd} />
        </Suspense>
      ) : null}
      <div hidden={large !== null}>
        <Form
          method="post"
          encType="multipart/form-data"
          className="form card"
          onSubmit={readLarge}
        >
          <FormKeyInput />
          <FileField
            label="File"
            accept=".csv,.tsv,.txt,.xlsx,.vcf,.json,.zip,text/csv,text/vcard"
            hint={
              <>
                CSV up to 100 MB, or Excel, vCard, JSON from Kith or a ZIP of these up to 30 MB,
                with up to 200,000 rows.{" "}
                <noscript>Without JavaScript, up to 10 MB and 50,000 rows. </noscript>
                Works with exports from Google Contacts, Outlook, iCloud, HubSpot, Pipedrive,
                Salesforce, LinkedIn, Todoist, Asana and more, in many languages.
              </>
            }
            refused={refused}
          />
          <fieldset className="choices">
            <legend>This file contains</legend>
            {importNouns.map((noun) => (
              <label key={noun} className="choice">
                <input type="radio" name="noun" value={noun} defaultChecked={noun === chosen} />{" "}
                {importNounWords[noun].file}
              </label>
            ))}
          </fieldset>
          <p className="muted">Nothing is imported until you have seen what will change.</p>
          <div className="form-actions">
            <SubmitButton>Continue</SubmitButton>
            <Link className="button button-quiet" to={href("/contacts")}>
              Cancel
            </Link>
          </div>
        </Form>
      </div>
    </div>
  );
}

/** Imports that somebody has left, to go on with. */
function OpenImports({ open }: { open: OpenImport[] }) {
  const reading = useReading();
  if (open.length === 0) return null;
  return (
    <section className="card open-imports" aria-labelledby="open-imports">
      <h2 id="open-imports">Unfinished imports</h2>
      <ul>
        {open.map(({ id, fileName, rowCount, done }) => (
          <li key={id}>
            <span className="open-import-name">
              <bdi>{fileName}</bdi>
              <span className="muted">
                {done > 0 ? "Interrupted" : "Not started"}, {formatCount(rowCount, reading)}{" "}
                {rowCount === 1 ? "row" : "rows"}
              </span>
            </span>
            <Link
              className="button"
              to={
                done > 0
                  ? href("/import/:id/run", { id: String(id) })
                  : href("/import/:id/columns", { id: String(id) })
              }
              aria-label={`Continue ${fileName}`}
            >
              Continue
            </Link>
            <ButtonForm
              action={href("/import/:id/stop", { id: String(id) })}
              className="button button-quiet"
              label={`Cancel ${fileName}`}
            >
              Cancel
            </ButtonForm>
          </li>
        ))}
      </ul>
    </section>
  );
}
