import { useEffect, useRef, useState } from "react";
import { href, useNavigate } from "react-router";
import type { Ask, ReaderState } from "#app/files/browser/messages.ts";
import type { Charset } from "#app/files/charset.ts";
import { formatCount } from "#app/format.ts";
import { Options } from "#app/forms/select-field.tsx";
import { useReading } from "#app/use-reading.ts";
import type { ImportNoun } from "#domain/import/noun.ts";
import { encodingChoices, isCharset } from "./encodings.ts";
import { StopForm } from "./stop-form.tsx";

interface LargeFileProps {
  file: File;
  noun: ImportNoun;
  /** Shows the form again, with why the file was refused, if it was. */
  onEnd: (refused?: string) => void;
}

const unreadableMessage = "This file couldn't be read here. Reload the page and try again.";

/** Reads a file in this browser and sends its rows, then leads to its columns. */
export default function LargeFile({ file, noun, onEnd }: LargeFileProps) {
  const reading = useReading();
  const [charset, setCharset] = useState<Charset>();
  const { state, goOn } = useReader({ file, noun, charset, onEnd });
  const count = (rows: number) => formatCount(rows, reading);
  const id = "id" in state ? state.id : null;
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.focus(), []);
  return (
    <section
      ref={section}
      className="form card import-progress"
      aria-labelledby="large-file"
      tabIndex={-1}
    >
      <p id="large-file">
        <bdi>{file.name}</bdi>
      </p>
      {state.at === "reading" ? (
        <>
          <p role="status">Reading… {count(state.rows)} rows</p>
          <progress aria-label="Reading" />
        </>
      ) : null}
      {state.at === "guessed" ? <Letters {...state} onAgain={setCharset} onRight={goOn} /> : null}
      {state.at === "sending" || state.at === "paused" ? (
        <>
          <p role="status">
            Sent {count(state.rows)} of {count(state.rowCount)} rows.
          </p>
          <progress aria-label="Sending" max={state.rowCount} value={state.rows} />
        </>
      ) : null}
      {state.at === "paused" ? (
        <>
          <p role="alert">{state.message}</p>
          <div className="form-actions">
            <button type="button" className="button button-primary" onClick={goOn}>
              Continue
            </button>
          </div>
        </>
      ) : null}
      {id === null ? (
        <div className="form-actions">
          <button type="button" className="button button-quiet" onClick={() => onEnd()}>
            Cancel import
          </button>
        </div>
      ) : (
        <div onSubmit={() => onEnd()}>
          <StopForm id={id} />
        </div>
      )}
    </section>
  );
}

interface Read extends LargeFileProps {
  charset: Charset | undefined;
}

/** A worker that reads a file, and how far it has come; it ends with the component. */
function useReader({ file, noun, charset, onEnd }: Read) {
  const [state, setState] = useState<ReaderState>({ at: "reading", rows: 0 });
  const reader = useRef<Worker>(null);
  const navigate = useNavigate();
  const then = useRef({ navigate, onEnd });
  then.current = { navigate, onEnd };
  useEffect(() => {
    // Written as one expression, by which the bundler finds the worker's code.
    const worker = new Worker(new URL("../../files/browser/reader.worker.ts", import.meta.url), {
      type: "module",
    });
    reader.current = worker;
    setState({ at: "reading", rows: 0 });
    worker.onmessage = ({ data }: MessageEvent<ReaderState>) => {
      if (data.at === "refused") then.current.onEnd(data.message);
      else if (data.at === "sent") {
        then.current.navigate(href("/import/:id/columns", { id: String(data.id) }));
      } else setState(data);
    };
    worker.onerror = () => then.current.onEnd(unreadableMessage);
    const operation = crypto.randomUUID();
    const ask: Ask = { file, noun, known: "fill", operation, ...(charset && { charset }) };
    worker.postMessage(ask);
    return () => worker.terminate();
  }, [file, noun, charset]);
  return { state, goOn: () => reader.current?.postMessage("go on" satisfies Ask) };
}

interface LettersProps {
  encoding: string;
  sample: string;
  onAgain: (charset: Charset) => void;
  onRight: () => void;
}

/** The encoding of a file that is a guess, to be corrected before it is sent. */
function Letters({ encoding, sample, onAgain, onRight }: LettersProps) {
  const choices = encodingChoices();
  const select = useRef<HTMLSelectElement>(null);
  const goOn = () => {
    const chosen = select.current?.value;
    if (chosen !== encoding && isCharset(chosen)) onAgain(chosen);
    else onRight();
  };
  return (
    <div className="field">
      <label className="field-label" htmlFor="charset">
        Letters of the file
      </label>
      <select
        ref={select}
        className="input"
        id="charset"
        defaultValue={encoding}
        aria-describedby="charset-hint"
      >
        {choices.some(({ value }) => value === encoding) ? null : (
          <option value={encoding}>{encoding}</option>
        )}
        <Options choices={choices} />
      </select>
      <p className="field-hint" id="charset-hint">
        It reads “<bdi>{sample}</bdi>”. Change this if letters are wrong.
      </p>
      <div className="form-actions">
        <button type="button" className="button button-primary" onClick={goOn}>
          Continue
        </button>
      </div>
    </div>
  );
}
