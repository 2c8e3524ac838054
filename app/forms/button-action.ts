import { redirectSaying } from "#app/flash.ts";
import type { Refusal } from "#domain/refusal.ts";
import { backFrom } from "./back.ts";
import { operationKeyOf } from "./form-key.ts";
import { readForm } from "./read-form.ts";
import { refusalIn } from "./submit.ts";

type Run = (operation: string | undefined, form: FormData) => Promise<Response>;

/**
 * Runs the operation of a single button, with a key that makes two clicks one operation. A refusal
 * has no field to be shown at, so the button's page shows it, unless the record of that page no
 * longer exists.
 */
export function runButtonAction(request: Request, run: Run): Promise<Response> {
  return attemptWhere(({ code }) => code !== "NOT_FOUND", request, run);
}

/**
 * Runs an operation as `attempt` does, from a page of many records: it also shows there that one no
 * longer exists.
 */
export function runListButtonAction(request: Request, run: Run): Promise<Response> {
  return attemptWhere(() => true, request, run);
}

async function attemptWhere(
  isShown: (refusal: Refusal) => boolean,
  request: Request,
  run: Run,
): Promise<Response> {
  const form = await readForm(request);
  try {
    return await run(await operationKeyOf(request, form), form);
  } catch (error) {
    const refusal = refusalIn(error);
    if (!refusal || !isShown(refusal)) throw error;
    return redirectSaying(backFrom(request), { text: refusal.message });
  }
}
