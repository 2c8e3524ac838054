import { type FormEvent, useEffect, useRef } from "react";
import { Form, href, useFetcher, useLocation } from "react-router";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { sayMissing } from "#app/ui/lazy-component.ts";
import { useLive } from "#app/use-live.ts";
import { type FileParty, largestFileHint } from "#domain/file/file.ts";
import { topOf } from "../timeline/timeline-query.ts";
import { useDroppedFiles } from "./use-dropped-files.ts";

export interface AddFilesProps {
  /** The record that files are added to. */
  party: FileParty;
  id: number;
  /** What is shown below: the files, or a link to them. */
  children: React.ReactNode;
}

/**
 * Adds files to a record: by a form, or with JavaScript as soon as they are selected, dropped anywhere
 * on the page or pasted.
 */
export default function AddFiles({ party, id, children }: AddFilesProps) {
  const form = useRef<HTMLFormElement>(null);
  const to = topOf(useLocation());
  const live = useLive();
  // A navigation would ask first whether to leave what is being typed elsewhere on the page.
  const { submit, state } = useFetcher();
  const isAdding = state !== "idle";

  async function add(files: readonly File[]) {
    const { current } = form;
    if (!current || files.length === 0) return;
    current.reset();
    const loaded = await import("./form-with-files.ts").catch(sayMissing);
    const sent = loaded?.formWithFiles(current, files);
    if (!sent) return;
    void submit(sent, {
      ...{ method: "post", action: href("/files"), encType: "multipart/form-data" },
      preventScrollReset: true,
    });
  }

  useDroppedFiles(add);

  function addSelected() {
    const input = form.current?.elements.namedItem("files");
    if (input instanceof HTMLInputElement) void add([...(input.files ?? [])]);
  }

  // What was selected before the page was taken over.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only once.
  useEffect(addSelected, []);

  return (
    <section className="card" aria-labelledby="files">
      <h2 id="files">Files</h2>
      <Form
        ref={form}
        method="post"
        action={href("/files")}
        encType="multipart/form-data"
        className="file-form"
        onChange={addSelected}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          addSelected();
        }}
      >
        <FormKeyInput />
        <input type="hidden" name="to" value={to} />
        <input type="hidden" name={party} value={id} />
        <label className="field-label" htmlFor="files-input">
          Select files
        </label>
        <input
          className="input input-file"
          id="files-input"
          type="file"
          name="files"
          multiple
          required
          disabled={isAdding}
        />
        <p className="field-hint" aria-live="polite">
          {isAdding ? "Adding…" : hint(live)}
        </p>
        {live ? null : (
          <button type="submit" className="button button-small">
            Add files
          </button>
        )}
      </Form>
      {children}
    </section>
  );
}

function hint(live: boolean): string {
  return live ? `Or drop or paste them here. ${largestFileHint}` : largestFileHint;
}
