import { Refusal } from "#domain/refusal.ts";
import { type LargeFile, readLargeFile } from "./large-file.ts";
import type { Ask, ReaderState } from "./messages.ts";
import { NotSent, sendBeginning, sendSlice } from "./sender.ts";

/* The worker that reads a large file in the browser and sends its rows. */

const brokenMessage = "This file couldn't be read here. Save it as CSV, or split it.";

const changedMessage = "This file has changed. Select it again.";

/** The shortest time between two reports of progress to the page, in milliseconds. */
const tellEvery = 250;

let goOn = () => {};

function tell(state: ReaderState): void {
  postMessage(state);
}

/** Tells a state that waits for somebody. */
function wait(state: ReaderState): Promise<void> {
  tell(state);
  return new Promise((resolve) => {
    goOn = resolve;
  });
}

function seldom(run: (count: number) => void): (count: number) => void {
  let last = 0;
  return (count) => {
    if (Date.now() - last < tellEvery) return;
    last = Date.now();
    run(count);
  };
}

async function readAndSend(ask: Exclude<Ask, string>): Promise<void> {
  const { file, charset, noun, known, operation } = ask;
  const onRows = seldom((rows) => tell({ at: "reading", rows }));
  const large = await readLargeFile(file, { charset, noun, onRows });
  const { encoding, columns } = large.contents;
  if (encoding?.isGuess) {
    const sample = columns
      .flatMap(({ samples }) => samples)
      .find((text) => /[^\p{ASCII}]/u.test(text));
    await wait({ at: "guessed", encoding: encoding.name, sample: sample ?? "" });
  }
  await send(large, { operation, fileName: file.name, known });
}

async function send(
  { contents, rowCount, parts, slices }: LargeFile,
  begun: { operation: string; fileName: string; known: string },
): Promise<void> {
  let [id, rows, part]: [number | null, number, number] = [null, 0, 0];
  const goingOn = (): ReaderState =>
    id === null ? { at: "reading", rows: rowCount } : { at: "sending", id, rows, rowCount };
  const pause = async (message: string) => {
    await wait({ at: "paused", message, id, rows, rowCount });
    tell(goingOn());
  };
  tell(goingOn());
  // Somebody has seen the letters of a guessed encoding by now.
  const encoding = contents.encoding && { ...contents.encoding, isGuess: false };
  const beginning = { ...begun, contents: { ...contents, encoding }, rowCount, parts };
  const begunId = await sendBeginning(beginning, pause);
  id = begunId;
  const onRows = seldom((sent) => tell({ at: "sending", id: begunId, rows: sent, rowCount }));
  onRows(0);
  for await (const slice of slices()) {
    await sendSlice({ id, part, rows: slice }, pause);
    rows += slice.length;
    part += 1;
    onRows(rows);
  }
  tell({ at: "sent", id });
}

function messageOf(error: unknown): string {
  if (error instanceof Refusal || error instanceof NotSent) return error.message;
  const isChanged = error instanceof DOMException && error.name === "NotReadableError";
  return isChanged ? changedMessage : brokenMessage;
}

addEventListener("message", ({ data }: MessageEvent<Ask>) => {
  if (data === "go on") return goOn();
  readAndSend(data).catch((error: unknown) => {
    tell({ at: "refused", message: messageOf(error) });
  });
});
