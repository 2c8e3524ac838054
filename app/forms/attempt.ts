import { redirectSaying } from "#app/flash.ts";
import type { Refusal } from "#domain/refusal.ts";
import { backFrom } from "./back.ts";
import { operationKeyOf } from "./form-key.ts";
import { readForm } from "./read-form.ts";
import { refusalIn } from "./submit.ts";

type Run = (operation: string | undefined, form: FormData) => Promise<Response>;

/**
 * Does an operation that a single button stands for. The operation is given a key, by which two clicks are one
 * operation. A refusal has no field to stand at: it is shown on the page where the button was, unless the
 * record of that page is missing.
 */
export function attempt(request: Request, run: Run): Promise<Response> {
  return attemptWhere(({ code }) => code !== "NOT_FOUND", request, run);
}

/** Does an operation as `attempt` does, from a page of many records: it shows also that one of them is missing. */
export function attemptAmongMany(request: Request, run: Run): Promise<Response> {
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
