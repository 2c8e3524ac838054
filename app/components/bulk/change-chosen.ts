import { redirectSaying } from "#app/flash.ts";
import { attempt } from "#app/forms/attempt.ts";
import { backFrom } from "#app/forms/back.ts";
import { mostParts } from "#domain/bulk.ts";

/** A operation to many rows. */
interface BulkRequest {
  /** Does a part of the operation with this key. */
  step: (operation: string, part: number) => Promise<{ done: number; next: number | null }>;
  /** What is said when it has changed so many. */
  words: (done: number) => string;
}

/** The rows that a form, or a URL, has chosen by their ids. */
export function idsChosen(fields: FormData | URLSearchParams): number[] {
  return [...new Set(fields.getAll("id").map(Number))];
}

/** The list that a form, or a URL, has chosen all of. */
export function listChosen(fields: FormData | URLSearchParams): URLSearchParams {
  const filter = fields.get("filter");
  return new URLSearchParams(typeof filter === "string" ? filter : "");
}

/** Does what a list's form asks for to all that are chosen, and goes back to the list. */
export function changeChosen(
  request: Request,
  list: string,
  actionOf: (form: FormData) => BulkRequest,
): Promise<Response> {
  return attempt(request, async (key, form) => {
    const operation = key ?? crypto.randomUUID();
    const { step, words } = actionOf(form);
    let answer = await step(operation, 0);
    while (answer.next !== null && answer.next < mostParts) {
      answer = await step(operation, answer.next);
    }
    const { done, next } = answer;
    const more = next === null ? "" : " There are more: do it again for the rest.";
    return redirectSaying(backFrom(request, list), {
      text: words(done) + more,
      undo: done > 0 ? operation : undefined,
    });
  });
}
