/**
 * An error as one line of JSON for the log: what failed and where, without the values that somebody had
 * typed, which the messages of databases repeat.
 */
export function faultLine(error: unknown): string {
  const causes: string[] = [];
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    causes.push(`${cause.name}: ${withoutValues(cause.message)}`);
  }
  if (causes.length === 0) causes.push(typeof error);
  const stack = error instanceof Error ? framesOf(error.stack ?? "") : [];
  return JSON.stringify({ id: requestId(), error: causes, stack });
}

let requestId = (): string | undefined => undefined;

/** Has each line say in which request it was written, as far as `read` knows. */
export function nameRequests(read: () => string | undefined): void {
  requestId = read;
}

/** Logs a message of a library, which has no values, as a line. */
export function logMessage(library: string, message: string): void {
  console.error(JSON.stringify({ id: requestId(), [library]: message }));
}

/** Logs an error as such a line. */
export function logFault(error: unknown): void {
  console.error(faultLine(error));
}

/** Drizzle lists the parameters on a line of their own, and SQLite quotes texts. */
function withoutValues(message: string): string {
  return message.replace(/\nparams:.*$/s, "").replace(/'(?:[^']|'')*'|"[^"]*"/g, "…");
}

const mostFrames = 8;

function framesOf(stack: string): string[] {
  const lines = stack.split("\n").map((line) => line.trim());
  return lines.filter((line) => line.startsWith("at ")).slice(0, mostFrames);
}
