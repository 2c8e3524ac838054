import type { FileRecord } from "#domain/contact/file-row.ts";

const goneMessage = "This import no longer exists. Select the file again.";
const signedOutMessage =
  "You've been signed out. Sign in again in another tab, then press Continue here.";
const lostMessage = "The connection was lost. What has been sent is kept for an hour.";
const busyMessage = "The server couldn't answer. What has been sent is kept for an hour.";
const failedMessage = "Something went wrong on our side. Select the file again.";

/** Sending failed, and won't succeed if it is repeated; the message is for people. */
export class NotSent extends Error {}

/** What a request is tried again after, in milliseconds; then it waits until somebody presses Continue. */
const waits = [1_000, 2_000, 4_000, 8_000];

/** How long an answer may take, in milliseconds. */
const patience = 60_000;

/** Waits until somebody wants to go on, and shows why. */
export type Pause = (message: string) => Promise<void>;

/** Begins an import; answers its id. */
export async function sendBeginning(beginning: object, pause: Pause): Promise<number> {
  const { id } = await post("/import/begin", beginning, pause);
  if (typeof id !== "number") throw new NotSent(failedMessage);
  return id;
}

/** Sends a slice of rows until it has arrived; one that arrives twice is kept once. */
export async function sendSlice(
  { id, part, rows }: { id: number; part: number; rows: FileRecord[] },
  pause: Pause,
): Promise<void> {
  await post(`/import/${id}/slices`, { part, rows }, pause);
}

async function post(path: string, value: object, pause: Pause): Promise<{ id?: unknown }> {
  const body = JSON.stringify(value);
  for (let tries = 0; ; tries += 1) {
    const answer = await fetch(path, {
      method: "POST",
      body,
      headers: { "Content-Type": "application/json" },
      // Whoever is signed out would be redirected to a page.
      redirect: "manual",
      signal: AbortSignal.timeout(patience),
    }).catch(() => null);
    // A connection may be lost in the middle of an answer, or a network may answer with a page of its own.
    const said = answer?.ok ? await answer.json().catch(() => null) : null;
    if (said !== null) return said as { id?: unknown };
    if (answer?.type === "opaqueredirect") await pause(signedOutMessage);
    else if (!answer || answer.ok || answer.status >= 500 || answer.status === 429) {
      const wait = waits[tries % (waits.length + 1)];
      if (wait === undefined) await pause(!answer || answer.ok ? lostMessage : busyMessage);
      else await new Promise((resolve) => setTimeout(resolve, wait));
    } else throw new NotSent(await refusalIn(answer));
  }
}

async function refusalIn(answer: Response): Promise<string> {
  if (answer.status === 404) return goneMessage;
  const said = (await answer.json().catch(() => null)) as { message?: unknown } | null;
  return typeof said?.message === "string" ? said.message : failedMessage;
}
